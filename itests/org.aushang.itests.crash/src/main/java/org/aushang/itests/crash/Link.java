package org.aushang.itests.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A wire between two processes, on loopback, that can be bad: late, broken off in the middle of an answer, or cut. Knows
 * nothing of what goes through it.
 */
final class Link implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final Random random;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "link");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean bad;
    private volatile boolean cut;

    Link(int target, Random random) throws IOException {
        this.target = target;
        this.random = random;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Every fourth conversation is late, every fourth breaks off. */
    void bad(boolean now) {
        bad = now;
    }

    /** Cuts open connections and refuses new ones until it is repaired. */
    void cut(boolean now) {
        cut = now;
        if (now) {
            open.forEach(Link::close);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                if (cut) {
                    close(near);
                } else {
                    threads.execute(() -> join(near));
                }
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void join(Socket near) {
        int luck;
        int most;
        synchronized (random) {
            luck = bad ? random.nextInt(4) : 3;
            most = 500 + random.nextInt(6000);
        }
        try {
            if (luck == 0) {
                TimeUnit.MILLISECONDS.sleep(1500);
            }
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(near);
            open.add(far);
            threads.execute(() -> pump(near, far, Integer.MAX_VALUE));
            pump(far, near, luck == 1 ? most : Integer.MAX_VALUE);
        } catch (IOException e) {
            close(near);
        } catch (InterruptedException e) {
            close(near);
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to, int most) {
        byte[] buffer = new byte[1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int left = most;
            for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
                out.write(buffer, 0, Math.min(read, left));
                left -= Math.min(read, left);
            }
        } catch (IOException e) {
            // One of them went away.
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
        open.forEach(Link::close);
    }
}
