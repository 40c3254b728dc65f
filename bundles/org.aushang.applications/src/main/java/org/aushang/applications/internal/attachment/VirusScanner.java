package org.aushang.applications.internal.attachment;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The clamd of the platform, by its INSTREAM command. Our largest file must be below clamd's {@code StreamMaxLength},
 * {@code MaxFileSize} and {@code MaxScanSize}: above the last two it says "OK" unseen. Safe for all threads.
 */
public final class VirusScanner {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int CHUNK = 64 * 1024;

    private final String host;
    private final int port;

    public VirusScanner(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /**
     * @return whether the content is clean
     * @throws IOException if the scanner cannot be reached, or gives no verdict
     */
    public boolean isClean(byte[] content) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            for (int at = 0; at < content.length; at += CHUNK) {
                int length = Math.min(CHUNK, content.length - at);
                out.writeInt(length);
                out.write(content, at, length);
            }
            out.writeInt(0);
            out.flush();
            String answer = new String(socket.getInputStream().readNBytes(4096), StandardCharsets.UTF_8)
                    .replace("\0", "")
                    .strip();
            if (answer.endsWith("OK")) {
                return true;
            }
            if (answer.endsWith("FOUND")) {
                return false;
            }
            throw new IOException("the virus scanner gave no verdict: " + answer);
        }
    }
}
