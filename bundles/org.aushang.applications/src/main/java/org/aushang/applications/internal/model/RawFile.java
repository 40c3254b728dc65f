package org.aushang.applications.internal.model;

/** A file as its sender gave it. Its array is read only by agreement. */
public final class RawFile {

    private final String name;
    private final String declaredType;
    private final byte[] content;

    /**
     * @param name may be empty, and anything else
     * @param declaredType may be empty
     * @param content not copied
     */
    public RawFile(String name, String declaredType, byte[] content) {
        this.name = name;
        this.declaredType = declaredType;
        this.content = content;
    }

    public String name() {
        return name;
    }

    public String declaredType() {
        return declaredType;
    }

    /** The array itself. */
    public byte[] content() {
        return content;
    }

    /** Without the name, which is often that of a person. */
    @Override
    public String toString() {
        return "RawFile[" + declaredType + ", " + content.length + " bytes]";
    }
}
