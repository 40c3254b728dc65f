package org.aushang.api.host;

/**
 * Result of {@link PublicationService#replaceAll}, counted in jobs.
 *
 * @param published were not published before
 * @param changed have other content
 * @param unchanged are as they were
 * @param withdrawn were published and are withdrawn now
 */
public record ReplaceResult(int published, int changed, int unchanged, int withdrawn) {}
