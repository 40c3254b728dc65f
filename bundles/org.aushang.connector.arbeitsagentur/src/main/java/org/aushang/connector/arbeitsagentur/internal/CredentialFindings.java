package org.aushang.connector.arbeitsagentur.internal;

import java.util.Locale;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Actor;
import org.aushang.api.model.Finding.Remedy;
import org.aushang.credentials.CredentialReading.Problem;
import org.aushang.credentials.CredentialReading.Unusable;

/** What is wrong with a certificate, in words an admin can act on. */
final class CredentialFindings {

    private CredentialFindings() {}

    static Finding of(Unusable unusable) {
        Problem problem = unusable.problem();
        String code = "certificate." + problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean pin = problem == Problem.WRONG_PIN || problem == Problem.PIN_MISSING;
        boolean renew = problem == Problem.EXPIRED;
        return Texts.MESSAGES
                .finding(code, unusable.detail())
                .target(pin ? "channel.pin" : "channel.certificate")
                .actor(Actor.ADMIN)
                .remedy(renew ? Remedy.RENEW_CERTIFICATE : Remedy.EDIT_SETTINGS)
                .build();
    }
}
