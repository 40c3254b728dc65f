package org.aushang.simulator.arbeitsagentur.internal.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aushang.simulator.arbeitsagentur.internal.book.Offer;
import org.aushang.simulator.arbeitsagentur.internal.pki.Partner;

/** The rules about reference numbers: 085 to 087, DataStore_110, DataStore_130, 139, 186. */
final class Ids {

    private Ids() {}

    static List<Message> objections(Partner partner, Posting posting, Optional<Offer> known) {
        List<Message> messages = new ArrayList<>();
        String reference = posting.reference();
        String own = partner.allianzpartnernummer() + "-";
        if (!reference.startsWith(own)) {
            messages.add(new Message(
                    "JCValid_086",
                    reference,
                    "Die Referenznummer " + reference + " (JobPositionPostingId) beginnt nicht mit " + own + "."));
        }
        if (!reference.endsWith("-S")) {
            messages.add(new Message(
                    "JCValid_087",
                    reference,
                    "Die Referenznummer " + reference + " (JobPositionPostingId) endet nicht auf -S."));
        }
        if (reference.matches("[^-]*--?S?")) {
            messages.add(new Message(
                    "JCValid_085",
                    reference,
                    "Der mittlere Teil der Referenznummer " + reference + " (JobPositionPostingId) ist leer."));
        }
        boolean insert = posting.text("PostDetail/Action").equals("1");
        boolean online = known.filter(Offer::online).isPresent();
        if (insert && online) {
            messages.add(new Message(
                    "DataStore_110", reference, "Das Stellenangebot " + reference + " ist bereits vorhanden."));
        } else if (insert && known.isPresent() && partner.isEmployer()) {
            messages.add(new Message(
                    "JCValid_139", reference, "Die Referenznummer " + reference + " wurde bereits verwendet."));
        } else if (!insert && !online) {
            messages.add(new Message(
                    "DataStore_130", reference, "Das Stellenangebot " + reference + " ist nicht vorhanden."));
        } else if (!insert
                && known.isPresent()
                && !known.get().hiringOrgId().equals(posting.text("HiringOrg/HiringOrgId"))) {
            messages.add(new Message(
                    "JCValid_186",
                    reference,
                    "Die Kundennummer " + posting.text("HiringOrg/HiringOrgId")
                            + " (HiringOrgId) darf nicht geändert werden."));
        }
        return messages;
    }
}
