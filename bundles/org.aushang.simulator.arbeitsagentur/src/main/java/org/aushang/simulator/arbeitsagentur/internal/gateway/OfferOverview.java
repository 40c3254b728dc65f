package org.aushang.simulator.arbeitsagentur.internal.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.aushang.simulator.arbeitsagentur.internal.store.Offer;
import org.aushang.simulator.arbeitsagentur.internal.store.Offer.State;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A partner's offers as a spreadsheet in {@code Statistiken/}. That there is one is witnessed; what it looks like is not. */
final class OfferOverview {

    private OfferOverview() {}

    static String name(Instant now) {
        return "Stellenuebersicht_" + LocalDate.ofInstant(now, ZoneId.of("Europe/Berlin")) + ".xlsx";
    }

    /** @param offers all that was ever taken, by partner and reference number with {@code |} between */
    static byte[] write(String supplierId, Map<String, Offer> offers) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Aushang", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Stellen");
            sheet.value(0, 0, "Referenznummer");
            sheet.value(0, 1, "Kundennummer");
            sheet.value(0, 2, "Stellentitel");
            int row = 1;
            for (Map.Entry<String, Offer> entry : offers.entrySet()) {
                Offer offer = entry.getValue();
                if (entry.getKey().startsWith(supplierId + "|") && offer.state() == State.ONLINE) {
                    sheet.value(row, 0, entry.getKey().substring(supplierId.length() + 1));
                    sheet.value(row, 1, offer.hiringOrgId());
                    sheet.value(row, 2, offer.title());
                    row++;
                }
            }
        }
        return file.toByteArray();
    }
}
