package org.aushang.connector.jobroom.internal.settings;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.connector.SettingsReader;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;

/**
 * Typed, validated configuration of an account at Job-Room, without its password. Never fails: what is wrong is in
 * {@link #findings()}.
 *
 * @param channel as configured, or a stand-in that says there is none
 * @param enabled the switch
 * @param base of the interface, https, without a slash at its end
 * @param user of HTTP Basic
 * @param company who publishes
 * @param surrogate whether the company publishes for others, so that a posting's organization is the employer
 * @param contact who gets SECO's decision by mail; not published
 * @param reportToAvam whether postings are reported to the employment centre even where they need not be
 * @param euresDisplay whether postings are shown in EURES too
 * @param occupationList the path of SECO's list of occupations; empty: none
 * @param trustedCertificates in PEM, trusted in place of the JDK's; empty: the JDK's
 * @param findings what is missing or malformed, by field
 */
public record Settings(
        ChannelId channel,
        boolean enabled,
        URI base,
        String user,
        Company company,
        boolean surrogate,
        Contact contact,
        boolean reportToAvam,
        boolean euresDisplay,
        String occupationList,
        String trustedCertificates,
        List<Finding> findings) {

    /** SECO's rule for telephone numbers, which its own parser then reads with Switzerland as default. */
    private static final String COUNTRY = "CH";

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** The address of the company, in SECO's lengths. */
    public record Company(
            String name, String street, String houseNumber, String postalCode, String city, String country) {}

    /** Whom SECO writes to. The telephone number is international, {@code +41791234567}. */
    public record Contact(
            String salutation, String firstName, String lastName, String phone, String email, String language) {}

    public Settings {
        findings = List.copyOf(findings);
    }

    /** @param properties of the configuration, as a component gets them */
    public static Settings read(Map<String, ?> properties) {
        SettingsReader reader = SettingsReader.of(JobRoomConfig.class, properties);
        List<Finding> findings = new ArrayList<>();
        String id = reader.text(JobBoards.CHANNEL_ID);
        if (!ChannelId.isValid(id)) {
            findings.add(Texts.setting("id", JobBoards.CHANNEL_ID, SettingsReader.shown("", id)));
            id = "unnamed";
        }
        URI base = base(reader.text("baseUrl"), findings);
        if (reader.text(".password").isEmpty()) {
            findings.add(Texts.setting("missing", "password", ""));
        }
        Fields fields = new Fields(reader, findings);
        String user = fields.required("user", 255);
        Company company = new Company(
                fields.required("company", 255),
                fields.optional("street", 50),
                fields.optional("houseNumber", 10),
                fields.required("postalCode", 10),
                fields.required("city", 100),
                fields.country("country"));
        Contact contact = new Contact(
                fields.oneOf("contactSalutation", List.of("MS", "MR")),
                fields.required("contactFirstName", 50),
                fields.required("contactLastName", 50),
                fields.phone("contactPhone"),
                fields.email("contactEmail"),
                reader.choice("contactLanguage", List.of("de", "fr", "it", "en")));
        boolean enabled = reader.flag("enabled");
        boolean surrogate = reader.flag("surrogate");
        boolean report = reader.flag("reportToAvam");
        boolean eures = reader.flag("euresDisplay");
        findings.addAll(reader.findings());
        return new Settings(
                new ChannelId(id),
                enabled,
                base,
                user,
                company,
                surrogate,
                contact,
                report,
                eures,
                reader.text("occupationList"),
                reader.text("trustedCertificates"),
                findings);
    }

    /** The same with more findings. */
    public Settings with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Settings(
                channel,
                enabled,
                base,
                user,
                company,
                surrogate,
                contact,
                reportToAvam,
                euresDisplay,
                occupationList,
                trustedCertificates,
                all);
    }

    /** What keeps the channel from working. */
    public List<Finding> errors() {
        return findings.stream().filter(Finding::isError).toList();
    }

    /**
     * A telephone number as SECO takes it, {@code +} and digits; empty if it is none. Without a country's code it is Swiss, as for
     * SECO's own reader.
     */
    public static Optional<String> phone(String written) {
        try {
            var number = NUMBERS.parse(written, COUNTRY);
            return NUMBERS.isValidNumber(number)
                    ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Whether it has the shape of one mail address, of at most 50 characters. */
    public static boolean isEmail(String written) {
        return written.length() <= 50 && written.matches("[^\\s@,;<>\"]+@[^\\s@,;<>\"]+\\.[^\\s@,;<>\"]+");
    }

    private static URI base(String written, List<Finding> findings) {
        try {
            URI base = URI.create(written.replaceAll("/+$", ""));
            if ("https".equalsIgnoreCase(base.getScheme())
                    && base.getHost() != null
                    && base.getUserInfo() == null
                    && base.getQuery() == null
                    && base.getFragment() == null) {
                return base;
            }
        } catch (IllegalArgumentException e) {
            // The finding below says so.
        }
        findings.add(Texts.setting("baseUrl", "baseUrl", SettingsReader.shown("", written)));
        return URI.create(JobRoomConfig.BASE);
    }

    /** Reads fields and collects what is wrong with them. */
    private record Fields(SettingsReader reader, List<Finding> findings) {

        String required(String field, int longest) {
            String value = optional(field, longest);
            if (value.isEmpty()) {
                findings.add(Texts.setting("missing", field, ""));
            }
            return value;
        }

        String optional(String field, int longest) {
            String value = reader.text(field);
            if (value.length() > longest) {
                findings.add(Texts.setting("long", field, String.valueOf(longest)));
                return value.substring(0, longest);
            }
            return value;
        }

        String oneOf(String field, List<String> choices) {
            if (reader.text(field).isEmpty()) {
                findings.add(Texts.setting("missing", field, ""));
                return choices.get(0);
            }
            return reader.choice(field, choices);
        }

        String country(String field) {
            String value = reader.text(field);
            if (!value.matches("[A-Z]{2}")) {
                findings.add(Texts.setting("country", field, SettingsReader.shown("", value)));
            }
            return value;
        }

        String phone(String field) {
            String value = required(field, 50);
            Optional<String> phone = Settings.phone(value);
            if (phone.isEmpty() && !value.isEmpty()) {
                findings.add(Texts.setting("phone", field, SettingsReader.shown("", value)));
            }
            return phone.orElse("");
        }

        String email(String field) {
            String value = required(field, 50);
            if (!value.isEmpty() && !isEmail(value)) {
                findings.add(Texts.setting("email", field, SettingsReader.shown("", value)));
            }
            return value;
        }
    }
}
