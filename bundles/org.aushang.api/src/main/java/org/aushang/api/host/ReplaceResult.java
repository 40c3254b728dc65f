package org.aushang.api.host;

/** Result of {@link PublicationService#replaceAll}, counted in jobs. Immutable; grows by factories and accessors. */
public final class ReplaceResult {

    private final int published;
    private final int changed;
    private final int unchanged;
    private final int withdrawn;

    private ReplaceResult(int published, int changed, int unchanged, int withdrawn) {
        this.published = published;
        this.changed = changed;
        this.unchanged = unchanged;
        this.withdrawn = withdrawn;
    }

    public static ReplaceResult of(int published, int changed, int unchanged, int withdrawn) {
        return new ReplaceResult(published, changed, unchanged, withdrawn);
    }

    /** Jobs that were not published before. */
    public int published() {
        return published;
    }

    /** Jobs whose content is another one now. */
    public int changed() {
        return changed;
    }

    /** Jobs whose content is the same. */
    public int unchanged() {
        return unchanged;
    }

    /** Jobs that were published and are withdrawn now. */
    public int withdrawn() {
        return withdrawn;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReplaceResult that
                && published == that.published
                && changed == that.changed
                && unchanged == that.unchanged
                && withdrawn == that.withdrawn;
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(published, changed, unchanged, withdrawn);
    }

    @Override
    public String toString() {
        return published + " published, " + changed + " changed, " + unchanged + " unchanged, " + withdrawn
                + " withdrawn";
    }
}
