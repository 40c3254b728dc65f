package org.aushang.itests.crash;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A small file system of its own that can be filled up; where that may not be mounted, an ordinary directory that cannot. */
final class Disk implements Closeable {

    private static final int MEGABYTES = 512;

    private final Path directory;
    private final boolean mounted;
    private final AtomicBoolean closed = new AtomicBoolean();

    Disk(Path directory) throws IOException, InterruptedException {
        this.directory = Files.createDirectories(directory);
        mounted = run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", directory.toString());
        Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtLast));
        if (!mounted) {
            System.out.println(
                    "!! SKIPPED: the full disk. A tmpfs cannot be mounted here; run this as root to have it.");
        }
    }

    Path directory() {
        return directory;
    }

    boolean canBeFull() {
        return mounted;
    }

    /** Not one byte is left. */
    void fill() throws IOException {
        byte[] block = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(directory.resolve("filler"))) {
            for (int size = block.length; size > 0; size /= 2) {
                try {
                    while (true) {
                        out.write(block, 0, size);
                    }
                } catch (IOException e) {
                    // Full, for this size.
                }
            }
        }
    }

    void empty() throws IOException {
        Files.deleteIfExists(directory.resolve("filler"));
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Override
    public void close() throws IOException {
        try {
            if (closed.compareAndSet(false, true) && mounted && !run("umount", "-l", directory.toString())) {
                System.out.println("!! " + directory + " stays mounted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeAtLast() {
        try {
            close();
        } catch (IOException e) {
            System.out.println("!! " + directory + " stays mounted: " + e);
        }
    }
}
