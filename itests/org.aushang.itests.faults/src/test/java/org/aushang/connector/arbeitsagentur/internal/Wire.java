package org.aushang.connector.arbeitsagentur.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on a port of this machine with one fixed behaviour, until the tests end. */
final class Wire {

    private static final List<ServerSocket> OPEN = new CopyOnWriteArrayList<>();

    private Wire() {}

    enum Manners {
        ABSENT(""),
        SILENT(""),
        HANGS_UP(""),
        PLAIN_HTTP("HTTP/1.1 200 OK"),
        PROXY_403("HTTP/1.1 403 Forbidden"),
        PROXY_407("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\""),
        PROXY_502("HTTP/1.1 502 Bad Gateway");

        private final String answer;

        Manners(String answer) {
            this.answer = answer;
        }
    }

    /** The port. */
    static int that(Manners manners) throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        if (manners == Manners.ABSENT) {
            listener.close();
            return listener.getLocalPort();
        }
        OPEN.add(listener);
        Thread thread = new Thread(() -> serve(listener, manners), "wire");
        thread.setDaemon(true);
        thread.start();
        return listener.getLocalPort();
    }

    private static void serve(ServerSocket listener, Manners manners) {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (manners == Manners.HANGS_UP) {
                    client.close();
                } else if (manners != Manners.SILENT) {
                    byte[] asked = new byte[4096];
                    if (client.getInputStream().read(asked) > 0) {
                        client.getOutputStream()
                                .write((manners.answer + "\r\nContent-Length: 0\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                        client.getOutputStream().flush();
                    }
                    client.close();
                }
            } catch (IOException e) {
                // The client went away, which it may.
            }
        }
    }

    static void close() throws IOException {
        for (ServerSocket listener : OPEN) {
            listener.close();
        }
        OPEN.clear();
    }
}
