package org.aushang.connector.jobroom.internal.settings;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Metatype of an account at Job-Room, one factory configuration each. Every value has a default, so that a missing one becomes a finding and not an absent service. */
@ObjectClassDefinition(
        name = "%channel.name",
        description = "%channel.description",
        localization = "OSGI-INF/l10n/jobroom")
public @interface JobRoomConfig {

    /** Production; SECO's test system is {@code https://test-api.job-room.ch/jobAdvertisements/v1}. */
    String BASE = "https://api.job-room.ch/jobAdvertisements/v1";

    @AttributeDefinition(name = "%id.name", description = "%id.description")
    String aushang_channel_id() default "";

    @AttributeDefinition(
            name = "%enabled.name",
            description = "%enabled.description",
            required = false,
            type = AttributeType.BOOLEAN)
    String enabled() default "true";

    @AttributeDefinition(name = "%baseUrl.name", description = "%baseUrl.description", required = false)
    String baseUrl() default BASE;

    @AttributeDefinition(name = "%user.name", description = "%user.description")
    String user() default "";

    @AttributeDefinition(name = "%password.name", description = "%password.description", type = AttributeType.PASSWORD)
    String _password() default "";

    @AttributeDefinition(name = "%company.name", description = "%company.description")
    String company() default "";

    @AttributeDefinition(name = "%street.name", description = "%street.description", required = false)
    String street() default "";

    @AttributeDefinition(name = "%houseNumber.name", description = "%houseNumber.description", required = false)
    String houseNumber() default "";

    @AttributeDefinition(name = "%postalCode.name", description = "%postalCode.description")
    String postalCode() default "";

    @AttributeDefinition(name = "%city.name", description = "%city.description")
    String city() default "";

    @AttributeDefinition(name = "%country.name", description = "%country.description", required = false)
    String country() default "CH";

    @AttributeDefinition(
            name = "%surrogate.name",
            description = "%surrogate.description",
            required = false,
            type = AttributeType.BOOLEAN)
    String surrogate() default "false";

    @AttributeDefinition(
            name = "%contactSalutation.name",
            description = "%contactSalutation.description",
            options = {@Option(label = "%salutation.MS", value = "MS"), @Option(label = "%salutation.MR", value = "MR")
            })
    String contactSalutation() default "";

    @AttributeDefinition(name = "%contactFirstName.name", description = "%contactFirstName.description")
    String contactFirstName() default "";

    @AttributeDefinition(name = "%contactLastName.name", description = "%contactLastName.description")
    String contactLastName() default "";

    @AttributeDefinition(name = "%contactPhone.name", description = "%contactPhone.description")
    String contactPhone() default "";

    @AttributeDefinition(name = "%contactEmail.name", description = "%contactEmail.description")
    String contactEmail() default "";

    @AttributeDefinition(
            name = "%contactLanguage.name",
            description = "%contactLanguage.description",
            required = false,
            options = {
                @Option(label = "%language.de", value = "de"),
                @Option(label = "%language.fr", value = "fr"),
                @Option(label = "%language.it", value = "it"),
                @Option(label = "%language.en", value = "en")
            })
    String contactLanguage() default "de";

    @AttributeDefinition(
            name = "%reportToAvam.name",
            description = "%reportToAvam.description",
            required = false,
            type = AttributeType.BOOLEAN)
    String reportToAvam() default "false";

    @AttributeDefinition(
            name = "%euresDisplay.name",
            description = "%euresDisplay.description",
            required = false,
            type = AttributeType.BOOLEAN)
    String euresDisplay() default "false";

    @AttributeDefinition(name = "%occupationList.name", description = "%occupationList.description", required = false)
    String occupationList() default "";

    @AttributeDefinition(
            name = "%trustedCertificates.name",
            description = "%trustedCertificates.description",
            required = false)
    String trustedCertificates() default "";
}
