package org.aushang.connector.arbeitsagentur.internal.translate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.Salary;
import org.aushang.connector.arbeitsagentur.internal.Texts;
import org.aushang.hrbaxml.schema.ApplicationType;
import org.aushang.hrbaxml.schema.ClassificationType;
import org.aushang.hrbaxml.schema.CompensationType;
import org.aushang.hrbaxml.schema.DurationType;
import org.aushang.hrbaxml.schema.EducationQualifsType;
import org.aushang.hrbaxml.schema.JobPositionDescriptionType;
import org.aushang.hrbaxml.schema.JobPositionInformationType;
import org.aushang.hrbaxml.schema.JobPositionLocationType;
import org.aushang.hrbaxml.schema.OccupationType;
import org.aushang.hrbaxml.schema.QualificationsType;
import org.aushang.hrbaxml.schema.RequirementsType;
import org.aushang.hrbaxml.schema.ScheduleType;
import org.aushang.hrbaxml.schema.WorkLocationType;

/** The element {@code JobPositionInformation}: what the job is. */
final class PositionTranslation {

    static final int LONGEST_TITLE = 60;

    /** The schema allows 4000, an implementer in production 3970 (dossier 1.6). */
    static final int LONGEST_DESCRIPTION = 3970;

    private final JobPosting posting;
    private final LocalDate today;
    private final List<Finding> findings;

    PositionTranslation(JobPosting posting, LocalDate today, List<Finding> findings) {
        this.posting = posting;
        this.today = today;
        this.findings = findings;
    }

    JobPositionInformationType information() {
        JobPositionInformationType job = new JobPositionInformationType();
        job.setJobPositionTitle(
                occupation(posting.extension(Extensions.TITLE_CODE).orElse("")));
        posting.extensions()
                .getOrDefault(Extensions.ALTERNATIVE_TITLE_CODE, List.of())
                .forEach(code -> job.getAlternativeJobPositionTitle().add(occupation(code)));
        if (!posting.title().isBlank()) {
            job.setJobPositionTitleDescription(fit("title", LONGEST_TITLE, posting.title()));
        }
        job.setJobOfferType(number(Extensions.offerType(posting)));
        job.setSocialInsurance(Extensions.isMiniJob(posting) ? 0 : 1);
        job.setObjective(fit("description", LONGEST_DESCRIPTION, posting.description()));
        job.setEducationAuthorisation(Extensions.isApprenticeship(posting) ? 1 : 0);
        job.setJobPositionDescription(description());
        requirements().ifPresent(job::setJobPositionRequirements);
        job.setNumberToFill(posting.totalJobOpenings());
        job.setAssignmentStartDate(posting.jobStartDate().orElse(today));
        return job;
    }

    private static OccupationType occupation(String code) {
        OccupationType occupation = new OccupationType();
        occupation.setTitleCode(code);
        return occupation;
    }

    private String fit(String field, int most, String text) {
        Shortened shortened = Shortened.to(most, text);
        if (shortened.lost() > 0) {
            findings.add(Texts.changed("ba.shortened", field, shortened.lost(), most));
        }
        return shortened.text();
    }

    private static int number(String code) {
        return code.matches("\\d{1,3}") ? Integer.parseInt(code) : 0;
    }

    private JobPositionDescriptionType description() {
        JobPositionDescriptionType description = new JobPositionDescriptionType();
        JobPositionLocationType locations = new JobPositionLocationType();
        for (int i = 0; i < posting.jobLocations().size(); i++) {
            locations.getLocation().add(location(posting.jobLocations().get(i), "jobLocation[" + i + "]"));
        }
        description.setJobPositionLocation(locations);
        ApplicationType application = new ApplicationType();
        application.getKindOfApplication().addAll(ApplicationWays.kinds(posting));
        description.setApplication(application);
        posting.extension(Extensions.LEADERSHIP).ifPresent(code -> description.setLeadership(number(code)));
        if (Extensions.isMiniJob(posting)) {
            description.setMiniJob(1);
        }
        description.setClassification(classification());
        posting.baseSalary().ifPresent(salary -> {
            CompensationType compensation = new CompensationType();
            compensation.setSalary(salary(salary));
            description.setCompensationDescription(compensation);
        });
        return description;
    }

    /** Rule 067: a street needs postal code, town and region beside it; without them it is left out, and said so. */
    private WorkLocationType location(PostalAddress address, String target) {
        WorkLocationType location = new WorkLocationType();
        location.setCountryCode(address.addressCountry().isEmpty() ? "DE" : address.addressCountry());
        Optional<String> region = Regions.number(address.addressRegion());
        if (!address.postalCode().isEmpty()) {
            location.setPostalCode(address.postalCode());
        }
        region.ifPresent(location::setRegion);
        if (!address.addressLocality().isEmpty()) {
            location.setMunicipality(fit(target + ".addressLocality", 35, address.addressLocality()));
        }
        boolean complete = region.isPresent()
                && !address.postalCode().isEmpty()
                && !address.addressLocality().isEmpty();
        if (!address.streetAddress().isEmpty()) {
            if (complete) {
                location.setStreetName(fit(target + ".streetAddress", 30, address.streetAddress()));
            } else {
                findings.add(Texts.changed("ba.067", target + ".streetAddress", address.streetAddress()));
            }
        }
        return location;
    }

    /** Rule 032: limited or not, and if limited, how long; an apprenticeship or internship says nothing. */
    private ClassificationType classification() {
        ClassificationType classification = new ClassificationType();
        List<String> plans = Extensions.workingPlans(posting);
        if (!plans.isEmpty()) {
            ScheduleType schedule = new ScheduleType();
            plans.forEach(plan -> schedule.getWorkingPlan().add(number(plan)));
            classification.setSchedule(schedule);
        }
        boolean temporary = Extensions.isTemporary(posting);
        boolean regularKnown = !List.of("4", "34").contains(Extensions.offerType(posting));
        if (temporary || regularKnown) {
            DurationType duration = new DurationType();
            posting.extension(Extensions.TERM_LENGTH).ifPresent(months -> duration.setTermLength(number(months)));
            posting.extension(Extensions.TERM_DATE).ifPresent(day -> duration.setTermDate(LocalDate.parse(day)));
            duration.setTemporaryOrRegular(temporary ? 1 : 2);
            classification.setDuration(duration);
        }
        return classification;
    }

    /** Rule 160: a degree is mandatory for apprenticeships and internships; 15 says that it does not matter. */
    private Optional<RequirementsType> requirements() {
        if (!List.of("4", "34").contains(Extensions.offerType(posting))) {
            return Optional.empty();
        }
        EducationQualifsType education = new EducationQualifsType();
        education.setEduDegree(15);
        QualificationsType qualifications = new QualificationsType();
        qualifications.setEducationQualifs(education);
        RequirementsType requirements = new RequirementsType();
        requirements.setQualificationsRequired(qualifications);
        return Optional.of(requirements);
    }

    private static String salary(Salary salary) {
        String unit = Texts.MESSAGES.text("text.unit." + salary.unit().name()).german();
        boolean range = salary.minimum().compareTo(salary.maximum()) != 0;
        return Texts.MESSAGES
                .text(
                        range ? "text.salary.range" : "text.salary",
                        salary.minimum(),
                        salary.currency(),
                        unit,
                        salary.maximum())
                .german();
    }
}
