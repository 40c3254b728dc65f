package org.aushang.api.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text document for people, for instance what a channel would send. Without secrets. Immutable. */
public final class Document {

    private final String mediaType;
    private final String text;

    private Document(String mediaType, String text) {
        this.mediaType = Objects.requireNonNull(mediaType, "mediaType");
        this.text = Objects.requireNonNull(text, "text");
    }

    /** @param mediaType for instance {@code application/xml} */
    public static Document of(String mediaType, String text) {
        return new Document(mediaType, text);
    }

    public String mediaType() {
        return mediaType;
    }

    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Document that && mediaType.equals(that.mediaType) && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mediaType, text);
    }

    /** Without the text, which may hold personal data. */
    @Override
    public String toString() {
        return mediaType + ", " + text.length() + " characters";
    }
}
