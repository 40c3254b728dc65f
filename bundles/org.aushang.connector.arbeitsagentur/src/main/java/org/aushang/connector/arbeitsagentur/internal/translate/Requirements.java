package org.aushang.connector.arbeitsagentur.internal.translate;

import java.util.List;
import java.util.Optional;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;
import org.aushang.hrbaxml.schema.CertificationQualifsType;
import org.aushang.hrbaxml.schema.CertificationType;
import org.aushang.hrbaxml.schema.DrivingLicenceType;
import org.aushang.hrbaxml.schema.EducationQualifsType;
import org.aushang.hrbaxml.schema.HardSkillType;
import org.aushang.hrbaxml.schema.LanguageQualifsType;
import org.aushang.hrbaxml.schema.LanguageType;
import org.aushang.hrbaxml.schema.LicenceType;
import org.aushang.hrbaxml.schema.LicencesType;
import org.aushang.hrbaxml.schema.ManagementQualifsType;
import org.aushang.hrbaxml.schema.MobilityType;
import org.aushang.hrbaxml.schema.OccupationType;
import org.aushang.hrbaxml.schema.ProfessionalTrainingQualifsType;
import org.aushang.hrbaxml.schema.ProfessionalTrainingType;
import org.aushang.hrbaxml.schema.QualificationsType;
import org.aushang.hrbaxml.schema.RequirementsType;
import org.aushang.hrbaxml.schema.SchoolGradesType;
import org.aushang.hrbaxml.schema.SkillQualifsType;
import org.aushang.hrbaxml.schema.SoftSkillType;
import org.aushang.hrbaxml.schema.VehicleType;

/** Translates what candidates must bring: {@code JobPositionRequirements}. */
final class Requirements {

    /** "Does not matter": what rule 160 demands where a degree is mandatory and none is asked for. */
    private static final int ANY_DEGREE = 15;

    private final Offer offer;
    private final TranslationWarnings notes;
    private final QualificationsType qualifications = new QualificationsType();
    private boolean asked;

    Requirements(Offer offer, TranslationWarnings notes) {
        this.offer = offer;
        this.notes = notes;
    }

    /** Empty if nothing is asked for. */
    Optional<RequirementsType> element() {
        education();
        management();
        languages();
        trainings();
        licences();
        certificates();
        skills();
        mobility();
        RequirementsType requirements = new RequirementsType();
        if (asked) {
            requirements.setQualificationsRequired(qualifications);
        }
        offer.number(Extensions.EXPERIENCE).ifPresent(requirements::setProfessionalExperience);
        offer.number(Extensions.TRAVEL).ifPresent(requirements::setTravelRequired);
        offer.number(Extensions.HANDICAP).ifPresent(requirements::setHandicap);
        boolean empty = !asked
                && requirements.getProfessionalExperience() == null
                && requirements.getTravelRequired() == null
                && requirements.getHandicap() == null;
        return empty ? Optional.empty() : Optional.of(requirements);
    }

    private void education() {
        EducationQualifsType education = new EducationQualifsType();
        offer.number(Extensions.EDU_DEGREE).ifPresent(education::setEduDegree);
        boolean mandatory = offer.is(Offer.APPRENTICESHIP, Offer.INTERNSHIP, Offer.SELF_EMPLOYMENT);
        if (education.getEduDegree() == null && mandatory) {
            education.setEduDegree(ANY_DEGREE);
        }
        offer.number(Extensions.EDU_DEGREE_REQUIRED).ifPresent(education::setEduDegreeRequired);
        SchoolGradesType grades = new SchoolGradesType();
        offer.number(Extensions.GRADE_GERMAN).ifPresent(grades::setSubjectGerman);
        offer.number(Extensions.GRADE_ENGLISH).ifPresent(grades::setSubjectEnglish);
        offer.number(Extensions.GRADE_MATHS).ifPresent(grades::setSubjectMaths);
        offer.text(Extensions.GRADE_OTHERS)
                .ifPresent(text -> grades.setOtherSubjects(notes.fit(Extensions.GRADE_OTHERS, 1000, text)));
        boolean graded = grades.getSubjectGerman() != null
                || grades.getSubjectEnglish() != null
                || grades.getSubjectMaths() != null
                || grades.getOtherSubjects() != null;
        if (graded) {
            education.setSchool(grades);
        }
        if (graded || education.getEduDegree() != null || education.getEduDegreeRequired() != null) {
            qualifications.setEducationQualifs(education);
            asked = true;
        }
    }

    private void management() {
        ManagementQualifsType management = new ManagementQualifsType();
        offer.number(Extensions.MANAGEMENT_TYPE).ifPresent(management::setLeadershipType);
        offer.number(Extensions.MANAGEMENT_AUTHORITY).ifPresent(management::setAuthority);
        offer.number(Extensions.MANAGEMENT_EXPERIENCE).ifPresent(management::setLeadershipEx);
        offer.number(Extensions.MANAGEMENT_BUDGET).ifPresent(management::setBudgetResp);
        offer.number(Extensions.MANAGEMENT_STAFF).ifPresent(management::setEmployeeResp);
        boolean any = management.getLeadershipType() != null
                || management.getAuthority() != null
                || management.getLeadershipEx() != null
                || management.getBudgetResp() != null
                || management.getEmployeeResp() != null;
        if (any) {
            qualifications.setManagementQualifs(management);
            asked = true;
        }
    }

    private void languages() {
        LanguageQualifsType languages = new LanguageQualifsType();
        for (Offer.Graded graded : offer.graded(Extensions.LANGUAGE)) {
            LanguageType language = new LanguageType();
            language.setLanguageName(Integer.valueOf(graded.id()));
            language.setLanguageLevel(graded.level());
            languages.getLanguage().add(language);
        }
        if (!languages.getLanguage().isEmpty()) {
            qualifications.setLanguageQualifs(languages);
            asked = true;
        }
    }

    private void trainings() {
        ProfessionalTrainingQualifsType trainings = new ProfessionalTrainingQualifsType();
        offer.text(Extensions.TRAINING_TEXT)
                .ifPresent(text -> trainings.setAdditionalInformation(notes.fit(Extensions.TRAINING_TEXT, 200, text)));
        for (String code : offer.values(Extensions.TRAINING)) {
            OccupationType occupation = new OccupationType();
            occupation.setTitleCode(code.strip());
            ProfessionalTrainingType training = new ProfessionalTrainingType();
            training.setTitle(occupation);
            trainings.getProfessionalTraining().add(training);
        }
        if (!trainings.getProfessionalTraining().isEmpty() || trainings.getAdditionalInformation() != null) {
            qualifications.setProfessionalTrainingQualifs(trainings);
            asked = true;
        }
    }

    private void licences() {
        LicencesType licences = new LicencesType();
        for (Offer.Graded graded : offer.graded(Extensions.LICENCE)) {
            LicenceType licence = new LicenceType();
            licence.setLicenceName(Integer.valueOf(graded.id()));
            licence.setLicenceLevel(graded.level());
            licences.getLicence().add(licence);
        }
        if (!licences.getLicence().isEmpty()) {
            qualifications.setLicences(licences);
            asked = true;
        }
    }

    private void certificates() {
        CertificationQualifsType certificates = new CertificationQualifsType();
        List<String> names = offer.values(Extensions.CERTIFICATE).stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        for (String name : names) {
            CertificationType certificate = new CertificationType();
            certificate.setCertificationName(notes.fit(Extensions.CERTIFICATE, 100, name));
            certificates.getCertification().add(certificate);
        }
        if (!names.isEmpty()) {
            qualifications.setCertificationQualifs(certificates);
            asked = true;
        }
    }

    private void skills() {
        SkillQualifsType skills = new SkillQualifsType();
        for (Offer.Graded graded : offer.graded(Extensions.SKILL)) {
            HardSkillType skill = new HardSkillType();
            skill.setSkillName(Integer.valueOf(graded.id()));
            skill.setSkillLevel(graded.level());
            skills.getHardSkill().add(skill);
        }
        for (Integer code : offer.numbers(Extensions.SOFT_SKILL)) {
            SoftSkillType skill = new SoftSkillType();
            skill.setSkillName(code);
            skills.getSoftSkill().add(skill);
        }
        if (!skills.getHardSkill().isEmpty() || !skills.getSoftSkill().isEmpty()) {
            qualifications.setSkillQualifs(skills);
            asked = true;
        }
    }

    private void mobility() {
        MobilityType mobility = new MobilityType();
        for (Offer.Graded graded : offer.graded(Extensions.DRIVING_LICENCE)) {
            DrivingLicenceType licence = new DrivingLicenceType();
            licence.setDrivingLicenceName(Integer.valueOf(graded.id()));
            licence.setDrivingLicenceRequired(graded.level());
            mobility.getDrivingLicence().add(licence);
        }
        List<String> vehicles = offer.values(Extensions.VEHICLE);
        if (!vehicles.isEmpty()) {
            VehicleType vehicle = new VehicleType();
            vehicle.setCar(vehicles.contains("car") ? 1 : 0);
            vehicle.setMotorcycle(vehicles.contains("motorcycle") ? 1 : 0);
            vehicle.setTruck(vehicles.contains("truck") ? 1 : 0);
            vehicle.setOmnibus(vehicles.contains("omnibus") ? 1 : 0);
            mobility.setVehicle(vehicle);
        }
        if (!vehicles.isEmpty() || !mobility.getDrivingLicence().isEmpty()) {
            qualifications.setMobility(mobility);
            asked = true;
        }
    }
}
