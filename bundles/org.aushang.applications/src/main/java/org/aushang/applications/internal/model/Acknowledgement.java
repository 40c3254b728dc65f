package org.aushang.applications.internal.model;

/**
 * The mail that a candidate gets once the application is on disk.
 *
 * @param to the address
 * @param subject one line
 * @param inReplyTo the id of the candidate's mail; empty for a form
 */
public record Acknowledgement(String to, String subject, String text, String inReplyTo) {

    /** Without anything personal. */
    @Override
    public String toString() {
        return "Acknowledgement";
    }
}
