package org.aushang.connector.arbeitsagentur.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets bytes pass both ways, TLS untouched, until more than so many went to the server on one connection; from then on the
 * answers are lost. So an upload arrives, and its answer is lost.
 */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final int most;
    /** The port was closed, or the server behind it was gone: the client saw a lost connection. */
    private final AtomicInteger failures = new AtomicInteger();

    CuttingProxy(int target, int most) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        this.target = target;
        this.most = most;
        start("door", this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Connection connection = new Connection(listener.accept(), new Socket("localhost", target));
                start("up", connection::up);
                start("down", connection::down);
            } catch (IOException e) {
                failures.incrementAndGet();
            }
        }
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;
        private final AtomicInteger sent = new AtomicInteger();

        private Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private void up() {
            byte[] buffer = new byte[4096];
            try (InputStream in = client.getInputStream();
                    OutputStream out = server.getOutputStream()) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    sent.addAndGet(n);
                    out.write(buffer, 0, n);
                    out.flush();
                }
            } catch (IOException e) {
                close();
            }
        }

        private void down() {
            byte[] buffer = new byte[4096];
            try (InputStream in = server.getInputStream();
                    OutputStream out = client.getOutputStream()) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (sent.get() > most) {
                        return;
                    }
                    out.write(buffer, 0, n);
                    out.flush();
                }
            } catch (IOException e) {
                close();
            }
        }

        private void close() {
            try (client;
                    server) {
                sent.set(most);
            } catch (IOException e) {
                failures.incrementAndGet();
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
