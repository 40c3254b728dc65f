package org.aushang.api.applications;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A file of an application. Its type is told by its content, not by its name. Immutable, but for what {@link #open} reads. */
public final class Attachment {

    /** What a virus scanner said. Constants may be added. */
    public enum ScanResult {
        /** There is no scanner. */
        NOT_SCANNED,
        CLEAN,
        /** The file is withheld: it is empty here. */
        INFECTED
    }

    /** Where the content comes from. */
    @FunctionalInterface
    public interface Content {

        /** @throws IOException if it cannot be read, or is erased by now */
        InputStream open() throws IOException;
    }

    private final String name;
    private final String declaredType;
    private final String type;
    private final long size;
    private final String sha256;
    private final ScanResult scanResult;
    private final Content content;

    private Attachment(Builder builder) {
        name = builder.name;
        declaredType = builder.declaredType;
        type = builder.type;
        size = builder.size;
        sha256 = builder.sha256;
        scanResult = builder.scanResult;
        content = builder.content;
    }

    /**
     * @param name as its sender named it
     * @param content may be opened any number of times, from any thread
     */
    public static Builder builder(String name, Content content) {
        return new Builder(name, content);
    }

    /**
     * Safe as the name of a file: 1 to 120 characters, no path, no control characters, and an extension that fits the type where
     * this came from our inbox.
     */
    public String name() {
        return name;
    }

    /** The media type that its sender declared; empty if none. */
    public String declaredType() {
        return declaredType;
    }

    /** The media type that the content has. */
    public String type() {
        return type;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** Of the content, in hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    public ScanResult scanResult() {
        return scanResult;
    }

    /**
     * The content; the caller closes it.
     *
     * @throws IOException if it cannot be read, or is erased by now
     */
    public InputStream open() throws IOException {
        return content.open();
    }

    /** Without the name, which is often that of a person. */
    @Override
    public String toString() {
        return "Attachment[" + type + ", " + size + " bytes]";
    }

    /** Not thread-safe. */
    public static final class Builder {

        private final String name;
        private final Content content;
        private String declaredType = "";
        private String type = "application/octet-stream";
        private long size;
        private String sha256 = "";
        private ScanResult scanResult = ScanResult.NOT_SCANNED;

        private Builder(String name, Content content) {
            this.name = Objects.requireNonNull(name, "name");
            this.content = Objects.requireNonNull(content, "content");
        }

        public Builder declaredType(String declaredType) {
            this.declaredType = Objects.requireNonNull(declaredType, "declaredType");
            return this;
        }

        public Builder type(String type) {
            this.type = Objects.requireNonNull(type, "type");
            return this;
        }

        public Builder size(long size) {
            this.size = size;
            return this;
        }

        public Builder sha256(String sha256) {
            this.sha256 = Objects.requireNonNull(sha256, "sha256");
            return this;
        }

        public Builder scanResult(ScanResult scanResult) {
            this.scanResult = Objects.requireNonNull(scanResult, "scanResult");
            return this;
        }

        public Attachment build() {
            return new Attachment(this);
        }
    }
}
