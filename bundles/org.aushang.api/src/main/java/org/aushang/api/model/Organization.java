package org.aushang.api.model;

import java.util.Objects;

/**
 * Who hires.
 *
 * @param name as it is printed; empty when unknown
 * @param url the organization's web site as written by the host; empty when unknown
 */
public record Organization(String name, String url) {

    /** Nothing is known. */
    public static final Organization UNKNOWN = new Organization("", "");

    public Organization {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(url, "url");
    }
}
