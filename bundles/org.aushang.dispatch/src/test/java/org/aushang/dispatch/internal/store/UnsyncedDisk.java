package org.aushang.dispatch.internal.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system of H2 that counts syncs, and keeps beside each file what a loss of power would leave of it: the content at
 * the last sync.
 */
public final class UnsyncedDisk extends FilePathWrapper {

    static final String SCHEME = "unsynced";
    static final AtomicInteger SYNCS = new AtomicInteger();

    static void install() {
        FilePath.register(new UnsyncedDisk());
    }

    /** Where the content of a file at its last sync is. */
    static Path synced(Path file) {
        return file.resolveSibling(file.getFileName() + ".synced");
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Counted(getBase().open(mode), Path.of(getBase().toString()));
    }

    private static final class Counted extends FileBaseDefault {

        private final FileChannel base;
        private final Path file;

        private Counted(FileChannel base, Path file) {
            this.base = base;
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public synchronized int read(ByteBuffer into, long position) throws IOException {
            return base.read(into, position);
        }

        @Override
        public synchronized int write(ByteBuffer from, long position) throws IOException {
            return base.write(from, position);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            base.truncate(size);
        }

        @Override
        public synchronized void force(boolean metadata) throws IOException {
            base.force(metadata);
            SYNCS.incrementAndGet();
            Files.copy(file, synced(file), StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public synchronized FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
