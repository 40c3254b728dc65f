package org.aushang.connector.arbeitsagentur.internal.settings;

import java.util.ArrayList;
import java.util.List;
import org.aushang.api.model.Finding;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings.Partner;

/**
 * Validated numbers of one partner, each by itself and against the others (docs/hr-ba-xml.md#identifiers): they look alike, every vendor calls
 * them otherwise, and they are mixed up in practice.
 */
public final class PartnerNumbers {

    public static final String SUPPLIER_ID = "[VPK]\\d{7}00";
    public static final String KUNDENNUMMER = "[ABCEFGHJ-NP-Z]\\d{3}[A-HJ-NP-Y]\\d{5}";
    public static final String ALLIANZPARTNERNUMMER = "\\d{1,6}";

    /** The employment agency's number of a site of an employer; this format does not know it. */
    private static final String BETRIEBSNUMMER = "\\d{8}";

    private PartnerNumbers() {}

    static List<Finding> findings(Partner partner) {
        List<Finding> findings = new ArrayList<>();
        supplierId(partner.supplierId(), findings);
        kundennummer(partner, findings);
        allianzpartnernummer(partner, findings);
        return findings;
    }

    private static void supplierId(String written, List<Finding> findings) {
        if (!written.matches(SUPPLIER_ID)) {
            String key = written.matches(KUNDENNUMMER) ? "channel.supplierId.kundennummer" : "channel.supplierId";
            findings.add(Texts.setting(key, "supplierId", written));
        }
    }

    private static void kundennummer(Partner partner, List<Finding> findings) {
        String written = partner.kundennummer();
        if (written.isEmpty()) {
            if (partner.isEmployer()) {
                findings.add(Texts.setting("channel.kundennummer.missing", "kundennummer", ""));
            }
        } else if (!written.matches(KUNDENNUMMER)) {
            String key = written.matches(SUPPLIER_ID)
                    ? "channel.kundennummer.supplierId"
                    : written.matches(BETRIEBSNUMMER) ? "channel.kundennummer.betriebsnummer" : "channel.kundennummer";
            findings.add(Texts.setting(key, "kundennummer", written));
        }
    }

    private static void allianzpartnernummer(Partner partner, List<Finding> findings) {
        String written = partner.allianzpartnernummer();
        if (!written.matches(ALLIANZPARTNERNUMMER)) {
            boolean other = written.matches("[VPKvpk]?\\d{7}00");
            findings.add(Texts.setting(
                    other ? "channel.allianzpartnernummer.supplierId" : "channel.allianzpartnernummer",
                    "allianzpartnernummer",
                    written));
        }
    }
}
