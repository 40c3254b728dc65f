package org.aushang.simulator.arbeitsagentur.internal.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aushang.simulator.arbeitsagentur.internal.pki.Partner;
import org.aushang.simulator.arbeitsagentur.internal.store.Offer;

/** The rules about reference numbers: 085 to 087, DataStore_110, DataStore_130, 139, 175, 186, and what staff did. */
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
        boolean online = known.filter(Offer::isThere).isPresent();
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
        String kind = posting.text("JobPositionInformation/JobOfferType");
        boolean change = posting.text("PostDetail/Action").equals("2");
        if (change
                && online
                && known.map(Offer::kind)
                        .filter(before -> !before.isEmpty() && !before.equals(kind))
                        .isPresent()) {
            messages.add(new Message(
                    "JCValid_175",
                    reference,
                    "Die Angebotsart " + kind + " (JobOfferType) darf nicht geändert werden."));
        }
        if (!insert && online) {
            known.flatMap(offer -> staff(reference, posting, offer)).ifPresent(messages::add);
        }
        return messages;
    }

    /** What people at the BA did stands before what comes by file (062, 107, 049, DataStore_120). */
    private static Optional<Message> staff(String reference, Posting posting, Offer offer) {
        boolean change = posting.text("PostDetail/Action").equals("2");
        if (offer.state() == Offer.State.ACCOUNT_DEACTIVATED) {
            return Optional.of(deactivatedAccount(reference));
        }
        if (change && offer.state() == Offer.State.DEACTIVATED) {
            return Optional.of(new Message(
                    "JCValid_062", reference, "Das Stellenangebot " + reference + " wurde von der BA deaktiviert."));
        }
        if (change && offer.state() == Offer.State.MARKED) {
            return Optional.of(new Message(
                    "JCValid_107", reference, "Das Stellenangebot " + reference + " ist zum Löschen vorgemerkt."));
        }
        String modified = posting.text("PostDetail/LastModificationDate");
        Instant edited = offer.edited();
        if (edited != null && Dates.moment(modified).isBefore(edited)) {
            return Optional.of(new Message(
                    "DataStore_120",
                    reference,
                    "Das Stellenangebot " + reference + " wurde nach dem " + modified
                            + " (LastModificationDate) von der BA bearbeitet."));
        }
        return Optional.empty();
    }

    static Message deactivatedAccount(String reference) {
        return new Message("JCValid_049", reference, "Das Arbeitgeberkonto wurde von der BA deaktiviert.");
    }
}
