package org.aushang.simulator.arbeitsagentur.internal.book;

/**
 * A posting that the gateway took once.
 *
 * @param online whether it is shown; otherwise its number is used up
 * @param inserts how often it was taken as new
 * @param changes how often it was changed
 * @param hiringOrgId whose it is; rule 186 lets nobody else change it
 * @param title without tabs and line breaks
 */
public record Offer(boolean online, int inserts, int changes, String hiringOrgId, String title) {

    String line() {
        return (online ? "1" : "0") + "\t" + inserts + "\t" + changes + "\t" + hiringOrgId + "\t" + title;
    }

    static Offer parse(String line) {
        String[] parts = line.split("\t", 5);
        return new Offer(
                parts[0].equals("1"), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), parts[3], parts[4]);
    }

    public Offer deleted() {
        return new Offer(false, inserts, changes, hiringOrgId, title);
    }

    public Offer changed(String newTitle) {
        return new Offer(true, inserts, changes + 1, hiringOrgId, newTitle);
    }
}
