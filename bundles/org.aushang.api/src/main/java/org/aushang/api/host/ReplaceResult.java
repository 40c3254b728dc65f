package org.aushang.api.host;

/**
 * What came of a wish about a whole channel, counted in jobs.
 *
 * @param advertised are wished for that were not before
 * @param changed have other content
 * @param unchanged are as they were
 * @param withdrawn are no longer wished for
 */
public record ReplaceResult(int advertised, int changed, int unchanged, int withdrawn) {}
