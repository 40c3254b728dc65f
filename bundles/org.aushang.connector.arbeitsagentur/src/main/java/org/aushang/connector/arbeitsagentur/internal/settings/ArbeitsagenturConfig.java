package org.aushang.connector.arbeitsagentur.internal.settings;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * Metatype of a channel, one factory configuration each. Every value has a default, so that a missing one becomes a finding and not an absent service.
 * What is secret begins with a dot ({@code _pin} is {@code .pin}): such values are not copied into service properties.
 */
@ObjectClassDefinition(
        name = "%channel.name",
        description = "%channel.description",
        localization = "OSGI-INF/l10n/channel")
public @interface ArbeitsagenturConfig {

    @AttributeDefinition(name = "%id.name", description = "%id.description")
    String aushang_channel_id() default "";

    @AttributeDefinition(
            name = "%enabled.name",
            description = "%enabled.description",
            required = false,
            type = AttributeType.BOOLEAN)
    String enabled() default "true";

    @AttributeDefinition(name = "%certificate.name", description = "%certificate.description")
    String _certificate() default "";

    @AttributeDefinition(name = "%pin.name", description = "%pin.description", type = AttributeType.PASSWORD)
    String _pin() default "";

    @AttributeDefinition(name = "%nextCertificate.name", description = "%nextCertificate.description", required = false)
    String _nextCertificate() default "";

    @AttributeDefinition(
            name = "%nextPin.name",
            description = "%nextPin.description",
            type = AttributeType.PASSWORD,
            required = false)
    String _nextPin() default "";

    @AttributeDefinition(name = "%supplierId.name", description = "%supplierId.description")
    String supplierId() default "";

    @AttributeDefinition(name = "%kundennummer.name", description = "%kundennummer.description", required = false)
    String kundennummer() default "";

    @AttributeDefinition(name = "%allianzpartnernummer.name", description = "%allianzpartnernummer.description")
    String allianzpartnernummer() default "";

    @AttributeDefinition(
            name = "%supervised.name",
            description = "%supervised.description",
            required = false,
            options = {
                @Option(label = "%answer.unknown", value = ""),
                @Option(label = "%answer.yes", value = "yes"),
                @Option(label = "%answer.no", value = "no")
            })
    String supervised() default "";

    @AttributeDefinition(
            name = "%training.name",
            description = "%training.description",
            required = false,
            options = {
                @Option(label = "%answer.unknown", value = ""),
                @Option(label = "%answer.yes", value = "yes"),
                @Option(label = "%answer.no", value = "no")
            })
    String training() default "";

    @AttributeDefinition(
            name = "%trainingOccupations.name",
            description = "%trainingOccupations.description",
            required = false)
    String[] trainingOccupations() default {};

    @AttributeDefinition(name = "%catalogue.name", description = "%catalogue.description", required = false)
    String catalogue() default "";

    @AttributeDefinition(name = "%places.name", description = "%places.description", required = false)
    String places() default "";

    @AttributeDefinition(name = "%schema.name", description = "%schema.description", required = false)
    String schema() default "";

    @AttributeDefinition(
            name = "%laterElements.name",
            description = "%laterElements.description",
            required = false,
            type = AttributeType.BOOLEAN)
    String laterElements() default "false";

    @AttributeDefinition(name = "%baseUrl.name", description = "%baseUrl.description", required = false)
    String baseUrl() default "https://hrbaxml.arbeitsagentur.de/";

    @AttributeDefinition(
            name = "%trustIssuers.name",
            description = "%trustIssuers.description",
            required = false,
            type = AttributeType.BOOLEAN)
    String trustIssuers() default "true";

    @AttributeDefinition(name = "%proxy.name", description = "%proxy.description", required = false)
    String proxy() default "";

    @AttributeDefinition(
            name = "%tls.name",
            description = "%tls.description",
            required = false,
            options = {
                @Option(label = "%tls.default", value = ""),
                @Option(label = "TLS 1.2", value = "TLSv1.2"),
                @Option(label = "TLS 1.3", value = "TLSv1.3")
            })
    String tls() default "";

    @AttributeDefinition(
            name = "%defaultListingDays.name",
            description = "%defaultListingDays.description",
            required = false,
            type = AttributeType.INTEGER)
    String defaultListingDays() default "60";

    @AttributeDefinition(
            name = "%batchSize.name",
            description = "%batchSize.description",
            required = false,
            type = AttributeType.INTEGER)
    String batchSize() default "500";

    @AttributeDefinition(
            name = "%fileKilobytes.name",
            description = "%fileKilobytes.description",
            required = false,
            type = AttributeType.INTEGER)
    String fileKilobytes() default "10000";

    @AttributeDefinition(
            name = "%distance.name",
            description = "%distance.description",
            required = false,
            type = AttributeType.INTEGER)
    String minUploadIntervalSeconds() default "120";

    @AttributeDefinition(
            name = "%firstLook.name",
            description = "%firstLook.description",
            required = false,
            type = AttributeType.INTEGER)
    String firstPollSeconds() default "600";

    @AttributeDefinition(
            name = "%lookAgain.name",
            description = "%lookAgain.description",
            required = false,
            type = AttributeType.INTEGER)
    String pollIntervalSeconds() default "900";

    @AttributeDefinition(
            name = "%overdue.name",
            description = "%overdue.description",
            required = false,
            type = AttributeType.INTEGER)
    String verdictTimeoutSeconds() default "86400";

    @AttributeDefinition(
            name = "%patience.name",
            description = "%patience.description",
            required = false,
            type = AttributeType.INTEGER)
    String resendAfterSeconds() default "7200";

    @AttributeDefinition(
            name = "%deleteReports.name",
            description = "%deleteReports.description",
            required = false,
            type = AttributeType.BOOLEAN)
    String deleteReports() default "false";

    @AttributeDefinition(
            name = "%connectTimeout.name",
            description = "%connectTimeout.description",
            required = false,
            type = AttributeType.INTEGER)
    String connectTimeoutSeconds() default "15";

    @AttributeDefinition(
            name = "%answerTimeout.name",
            description = "%answerTimeout.description",
            required = false,
            type = AttributeType.INTEGER)
    String answerTimeoutSeconds() default "60";
}
