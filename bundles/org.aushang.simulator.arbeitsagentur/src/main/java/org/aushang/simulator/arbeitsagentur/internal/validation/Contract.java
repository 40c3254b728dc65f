package org.aushang.simulator.arbeitsagentur.internal.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.aushang.simulator.arbeitsagentur.internal.pki.Partner;

/** The rules about who may send for whom: 188, 066, 187. */
final class Contract {

    private final Properties employers = Tables.properties("employers.properties");

    List<Message> objections(Partner partner, Posting posting) {
        List<Message> messages = new ArrayList<>();
        String reference = posting.reference();
        String supplier = posting.text("PostDetail/SupplierId");
        if (!supplier.equals(partner.supplierId())) {
            messages.add(new Message(
                    "JCValid_188",
                    reference,
                    "Die Partner-ID " + supplier + " (SupplierId) passt nicht zum Dateinamen (" + partner.supplierId()
                            + ")."));
        }
        String employer = posting.text("HiringOrg/HiringOrgId");
        if (employer.isEmpty()) {
            if (partner.isEmployer()) {
                messages.add(new Message("JCValid_066", reference, "Die Kundennummer (HiringOrgId) fehlt."));
            }
            return messages;
        }
        String status = employers.getProperty(employer, "");
        if (status.isEmpty()) {
            messages.add(new Message(
                    "JCValid_187", reference, "Die Kundennummer " + employer + " (HiringOrgId) ist nicht bekannt."));
        } else if (!status.startsWith("betreut")) {
            messages.add(new Message(
                    "JCValid_066", reference, "Der Arbeitgeber " + employer + " (HiringOrgId) ist nicht betreut."));
        }
        return messages;
    }
}
