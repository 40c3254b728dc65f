package org.aushang.simulator.arbeitsagentur.internal.pki;

/**
 * A partner that may connect to the gateway.
 *
 * @param supplierId Partner-ID; V: employer, P: job board
 * @param kundennummer the employer's number; empty for a job board
 * @param allianzpartnernummer first part of its reference numbers
 */
public record Partner(String supplierId, String kundennummer, String allianzpartnernummer) {

    /** docs/hr-ba-xml.md#identifiers: employers burn their ids for ever, job boards do not. */
    public boolean isEmployer() {
        return supplierId.startsWith("V");
    }
}
