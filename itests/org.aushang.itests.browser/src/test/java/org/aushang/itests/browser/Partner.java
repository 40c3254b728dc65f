package org.aushang.itests.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What the agency sent to one account of the simulated gateway.
 *
 * @param certificate the file of the e-mail
 * @param pin from the letter
 */
record Partner(Path certificate, String pin, String supplierId, String kundennummer, String allianzpartnernummer) {

    /** @param folder of the gateway's partners */
    static Partner read(Path folder, String id) throws IOException {
        Properties numbers = new Properties();
        try (InputStream in = Files.newInputStream(folder.resolve(id + ".properties"))) {
            numbers.load(in);
        }
        return new Partner(
                folder.resolve(id + ".p12").toAbsolutePath(),
                Files.readString(folder.resolve(id + ".pin")).strip(),
                numbers.getProperty("supplierId"),
                numbers.getProperty("kundennummer", ""),
                numbers.getProperty("allianzpartnernummer"));
    }
}
