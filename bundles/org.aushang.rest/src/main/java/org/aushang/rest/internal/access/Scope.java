package org.aushang.rest.internal.access;

/** What a token may do. */
public enum Scope {
    /** Channels, publications, changes, terms; checks and previews. */
    READ,
    /** Publish, withdraw, send again. */
    WRITE,
    /** Read applications with their files, and answer them. */
    APPLICATIONS
}
