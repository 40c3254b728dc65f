package org.aushang.api.model;

import java.util.Objects;

/**
 * Whom candidates turn to. Every part is empty when unknown.
 *
 * @param honorificPrefix salutation as written by the host, for instance {@code Frau}
 * @param givenName first name
 * @param familyName last name
 * @param email one address
 * @param telephone as written by the host
 * @param url where the application form is
 */
public record ContactPoint(
        String honorificPrefix, String givenName, String familyName, String email, String telephone, String url) {

    /** Nothing is known. */
    public static final ContactPoint UNKNOWN = new ContactPoint("", "", "", "", "", "");

    public ContactPoint {
        Objects.requireNonNull(honorificPrefix, "honorificPrefix");
        Objects.requireNonNull(givenName, "givenName");
        Objects.requireNonNull(familyName, "familyName");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(telephone, "telephone");
        Objects.requireNonNull(url, "url");
    }
}
