package org.aushang.connector.arbeitsagentur.internal.translate;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Salary;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;
import org.aushang.connector.arbeitsagentur.internal.memo.Recent;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.aushang.hrbaxml.schema.ApplicationType;
import org.aushang.hrbaxml.schema.ClassificationType;
import org.aushang.hrbaxml.schema.CompensationType;
import org.aushang.hrbaxml.schema.DurationType;
import org.aushang.hrbaxml.schema.JobPositionDescriptionType;
import org.aushang.hrbaxml.schema.JobPositionInformationType;
import org.aushang.hrbaxml.schema.JobPositionLocationType;
import org.aushang.hrbaxml.schema.OccupationType;
import org.aushang.hrbaxml.schema.ScheduleType;
import org.aushang.hrbaxml.schema.WorkLocationType;

/** Translates the job itself: {@code JobPositionInformation} without its requirements. */
final class Position {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    /** Many postings say the same one, and a message takes longer than all else. */
    private static final Recent<Salary, String> SALARIES = new Recent<>(500);

    private static final int LONGEST_TITLE = 60;

    /** The schema allows 4000, an implementer in production 3970 (docs/hr-ba-xml.md#lengths). */
    private static final int LONGEST_DESCRIPTION = 3970;

    private final Offer offer;
    private final JobPosting posting;
    private final LocalDate today;
    private final boolean known;
    private final boolean later;
    private final TranslationWarnings notes;

    /**
     * @param known whether the BA has it already
     * @param later whether elements of later generations may be written
     */
    Position(Offer offer, LocalDate today, boolean known, boolean later, TranslationWarnings notes) {
        this.offer = offer;
        this.posting = offer.posting();
        this.today = today;
        this.known = known;
        this.later = later;
        this.notes = notes;
    }

    JobPositionInformationType information() {
        JobPositionInformationType job = new JobPositionInformationType();
        OccupationType main = occupation(offer.text(Extensions.TITLE_CODE).orElse(""));
        offer.number(Extensions.DEGREE).ifPresent(main::setDegree);
        job.setJobPositionTitle(main);
        offer.values(Extensions.ALTERNATIVE_TITLE_CODE)
                .forEach(code -> job.getAlternativeJobPositionTitle().add(occupation(code.strip())));
        if (!posting.title().isBlank()) {
            job.setJobPositionTitleDescription(
                    notes.fit("title", LONGEST_TITLE, posting.title().strip()));
        }
        job.setJobOfferType(offer.number(Extensions.OFFER_TYPE).orElse(Integer.valueOf(known(offer.type()))));
        job.setSocialInsurance(offer.socialInsurance() ? 1 : 0);
        job.setObjective(notes.fit(
                "description", LONGEST_DESCRIPTION, posting.description().strip()));
        job.setEducationAuthorisation(offer.is(Offer.APPRENTICESHIP) ? 1 : 0);
        job.setJobPositionDescription(description());
        new Requirements(offer, notes).element().ifPresent(job::setJobPositionRequirements);
        job.setNumberToFill(Math.min(posting.totalJobOpenings(), 999_999_999));
        job.setAssignmentStartDate(
                posting.jobStartDate().filter(Translation::isWritable).orElse(today));
        offer.day(Extensions.ASSIGNMENT_END).filter(Translation::isWritable).ifPresent(job::setAssignmentEndDate);
        if (later) {
            offer.number(Extensions.EDUCATION_TYPE).ifPresent(job::setEducationType);
            offer.number(Extensions.AGENCY).ifPresent(job::setEmploymentType);
        }
        return job;
    }

    private static String known(String type) {
        return NUMBER.matcher(type).matches() ? type : Offer.JOB;
    }

    private static OccupationType occupation(String code) {
        OccupationType occupation = new OccupationType();
        occupation.setTitleCode(code);
        return occupation;
    }

    private JobPositionDescriptionType description() {
        JobPositionDescriptionType description = new JobPositionDescriptionType();
        JobPositionLocationType locations = new JobPositionLocationType();
        Addresses addresses = new Addresses(notes);
        Set<List<String>> written = new HashSet<>();
        for (int i = 0; i < posting.jobLocations().size(); i++) {
            WorkLocationType place = addresses.work(posting.jobLocations().get(i), "jobLocation[" + i + "]");
            // Different to the host and the same to the BA, for instance two streets of a town abroad (rule 064).
            if (written.add(Addresses.key(place))) {
                locations.getLocation().add(place);
            } else {
                notes.add("ba.place.merged", "jobLocation[" + i + "]", i + 1);
            }
        }
        description.setJobPositionLocation(locations);
        ApplicationType application = new ApplicationType();
        application.getKindOfApplication().addAll(offer.applicationWays());
        if (offer.applicationWays().contains(Offer.OVER_THE_BA)) {
            // They lie in the employer's account; there is no interface that hands them over.
            notes.add("ba.way-over-the-ba", Extensions.APPLICATION_WAY);
        }
        offer.day(Extensions.APPLICATION_START)
                .filter(Translation::isWritable)
                .ifPresent(application::setApplicationStartDate);
        offer.day(Extensions.APPLICATION_END)
                .filter(Translation::isWritable)
                .ifPresent(application::setApplicationEndDate);
        offer.text(Extensions.ENCLOSURES)
                .ifPresent(text -> application.setEnclosuresRequired(notes.fit(Extensions.ENCLOSURES, 255, text)));
        description.setApplication(application);
        offer.number(Extensions.LEADERSHIP).ifPresent(description::setLeadership);
        offer.flag(Extensions.MINI_JOB).ifPresent(yes -> description.setMiniJob(yes ? 1 : 0));
        description.setClassification(classification());
        compensation().ifPresent(description::setCompensationDescription);
        offer.flag(Extensions.HOUSING).ifPresent(yes -> description.setHousing(yes ? 1 : 0));
        return description;
    }

    private ClassificationType classification() {
        ClassificationType classification = new ClassificationType();
        ScheduleType schedule = new ScheduleType();
        offer.decimal(Extensions.HOURS_PER_WEEK).ifPresent(schedule::setHoursPerWeek);
        schedule.getWorkingPlan().addAll(offer.workingPlans());
        offer.text(Extensions.SCHEDULE_TEXT)
                .ifPresent(text -> schedule.setSummaryText(notes.fit(Extensions.SCHEDULE_TEXT, 255, text)));
        classification.setSchedule(schedule);
        duration().ifPresent(classification::setDuration);
        return classification;
    }

    private Optional<DurationType> duration() {
        DurationType duration = new DurationType();
        offer.number(Extensions.TERM_LENGTH).ifPresent(duration::setTermLength);
        offer.day(Extensions.TERM_DATE).filter(Translation::isWritable).ifPresent(duration::setTermDate);
        offer.contract().ifPresent(duration::setTemporaryOrRegular);
        offer.flag(Extensions.TAKE_OVER).ifPresent(yes -> duration.setTakeOver(yes ? 1 : 0));
        boolean empty = duration.getTermLength() == null
                && duration.getTermDate() == null
                && duration.getTemporaryOrRegular() == null
                && duration.getTakeOver() == null;
        return empty ? Optional.empty() : Optional.of(duration);
    }

    /** Rule 174: what is confidential goes with the first sending and never again. */
    private Optional<CompensationType> compensation() {
        CompensationType compensation = new CompensationType();
        Optional<String> salary = offer.text(Extensions.SALARY_TEXT)
                .or(() -> posting.baseSalary().map(paid -> SALARIES.of(paid, Position::salary)));
        salary.ifPresent(text -> compensation.setSalary(notes.fit(Extensions.SALARY_TEXT, 100, text)));
        offer.flag(Extensions.PAYSCALE_BOUND).ifPresent(yes -> compensation.setEmployerPayscaleBound(yes ? 1 : 0));
        offer.text(Extensions.COLLECTIVE_AGREEMENT)
                .ifPresent(text ->
                        compensation.setCollectiveAgreement(notes.fit(Extensions.COLLECTIVE_AGREEMENT, 100, text)));
        Optional<String> confidential = offer.text(Extensions.INTERNAL_COMPENSATION);
        if (!known) {
            confidential.ifPresent(text ->
                    compensation.setInternalCompensation(notes.fit(Extensions.INTERNAL_COMPENSATION, 100, text)));
        }
        boolean empty = compensation.getSalary() == null
                && compensation.getEmployerPayscaleBound() == null
                && compensation.getCollectiveAgreement() == null
                && compensation.getInternalCompensation() == null;
        return empty ? Optional.empty() : Optional.of(compensation);
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
