<?php
// What an ATS in PHP would do: JSON lines in, validated files of 500 out, by XMLWriter and the DOM's schema validation.
// php postings.php <folder with postings.jsonl and schema.xsd> <folder of the files>
const NOW = '2026-11-22T08:30:00+00:00';
const REGIONS = ['Schleswig-Holstein' => '15', 'Berlin' => '3', 'Sachsen' => '13', 'Nordrhein-Westfalen' => '10'];

function leaf(XMLWriter $xml, string $name, $text): void {
    $xml->startElement($name);
    $xml->text((string) $text);
    $xml->endElement();
}

function place(XMLWriter $xml, string $name, array $address): void {
    $xml->startElement($name);
    leaf($xml, 'CountryCode', $address['addressCountry']);
    leaf($xml, 'PostalCode', $address['postalCode']);
    leaf($xml, 'Region', REGIONS[$address['addressRegion']]);
    leaf($xml, 'Municipality', $address['addressLocality']);
    leaf($xml, 'StreetName', $address['streetAddress']);
    $xml->endElement();
}

function posting(XMLWriter $xml, int $index, array $job): void {
    $contact = $job['applicationContact'];
    $company = $job['hiringOrganization'];
    $address = $job['jobLocation'][0]['address'];
    $ext = fn (string $name) => $job["arbeitsagentur:$name"];
    $xml->startElement('JobPositionPosting');
    leaf($xml, 'JobPositionPostingId', "99999-B$index-S");
    $xml->startElement('HiringOrg');
    leaf($xml, 'HiringOrgName', $company['name']);
    leaf($xml, 'HiringOrgId', 'A000A00001');
    leaf($xml, 'ProfileWebSite', $company['url']);
    $xml->startElement('Contact');
    leaf($xml, 'FamilyName', $contact['familyName']);
    $xml->endElement();
    $xml->endElement();
    $xml->startElement('PostDetail');
    leaf($xml, 'StartDate', '2026-11-22');
    leaf($xml, 'EndDate', $job['validThrough']);
    leaf($xml, 'LastModificationDate', '2026-11-22T09:30:00+01:00');
    leaf($xml, 'Status', 1);
    leaf($xml, 'Action', 1);
    leaf($xml, 'SupplierId', 'V999999900');
    leaf($xml, 'SupplierName', $company['name']);
    leaf($xml, 'SupplierIndustrie', 5);
    leaf($xml, 'InternetReference', $job['url']);
    $xml->startElement('PostedBy');
    $xml->startElement('Contact');
    leaf($xml, 'Company', $company['name']);
    leaf($xml, 'Salutation', $contact['honorificPrefix'] === 'Frau' ? 2 : 1);
    leaf($xml, 'GivenName', $contact['givenName']);
    leaf($xml, 'FamilyName', $contact['familyName']);
    place($xml, 'PostalAddress', $address);
    preg_match('/^0(\d+) (\d+)$/', $contact['telephone'], $phone);
    $xml->startElement('VoiceNumber');
    leaf($xml, 'IntlCode', '+49');
    leaf($xml, 'AreaCode', $phone[1]);
    leaf($xml, 'TelNumber', $phone[2]);
    $xml->endElement();
    leaf($xml, 'EMail', $contact['email']);
    leaf($xml, 'JobContactWebSite', $contact['url']);
    $xml->endElement();
    $xml->endElement();
    $xml->endElement();
    $xml->startElement('JobPositionInformation');
    $xml->startElement('JobPositionTitle');
    leaf($xml, 'TitleCode', $ext('titleCode')[0]);
    $xml->endElement();
    $xml->startElement('AlternativeJobPositionTitle');
    leaf($xml, 'TitleCode', $ext('alternativeTitleCode')[0]);
    $xml->endElement();
    leaf($xml, 'JobPositionTitleDescription', $job['title']);
    leaf($xml, 'JobOfferType', 1);
    leaf($xml, 'SocialInsurance', 1);
    leaf($xml, 'Objective', trim($job['description']));
    leaf($xml, 'EducationAuthorisation', 0);
    $xml->startElement('JobPositionDescription');
    $xml->startElement('JobPositionLocation');
    place($xml, 'Location', $address);
    $xml->endElement();
    $xml->startElement('Application');
    leaf($xml, 'KindOfApplication', 3);
    leaf($xml, 'KindOfApplication', 6);
    $xml->endElement();
    $xml->startElement('Classification');
    $xml->startElement('Schedule');
    leaf($xml, 'HoursPerWeek', $ext('hoursPerWeek')[0]);
    leaf($xml, 'WorkingPlan', $job['employmentType'][0] === 'PART_TIME' ? 10 : 1);
    $xml->endElement();
    $xml->startElement('Duration');
    leaf($xml, 'TemporaryOrRegular', 2);
    $xml->endElement();
    $xml->endElement();
    $xml->startElement('CompensationDescription');
    $salary = $job['baseSalary']['value'];
    leaf($xml, 'Salary', number_format((int) $salary['minValue'], 0, ',', '.') . ' bis '
        . number_format((int) $salary['maxValue'], 0, ',', '.') . ' EUR brutto im Jahr');
    $xml->endElement();
    $xml->endElement();
    $xml->startElement('JobPositionRequirements');
    $xml->startElement('QualificationsRequired');
    $xml->startElement('LanguageQualifs');
    foreach ($ext('language') as $language) {
        [$code, $level] = explode(':', $language);
        $xml->startElement('Language');
        leaf($xml, 'LanguageName', $code);
        leaf($xml, 'LanguageLevel', $level);
        $xml->endElement();
    }
    $xml->endElement();
    $xml->startElement('CertificationQualifs');
    foreach ($ext('certificate') as $certificate) {
        $xml->startElement('Certification');
        leaf($xml, 'CertificationName', $certificate);
        $xml->endElement();
    }
    $xml->endElement();
    $xml->startElement('SkillQualifs');
    foreach ($ext('skill') as $skill) {
        [$code, $level] = explode(':', $skill);
        $xml->startElement('HardSkill');
        leaf($xml, 'SkillName', $code);
        leaf($xml, 'SkillLevel', $level);
        $xml->endElement();
    }
    foreach ($ext('softSkill') as $skill) {
        $xml->startElement('SoftSkill');
        leaf($xml, 'SkillName', $skill);
        $xml->endElement();
    }
    $xml->endElement();
    $xml->startElement('Mobility');
    foreach ($ext('drivingLicence') as $licence) {
        [$code, $required] = explode(':', $licence);
        $xml->startElement('DrivingLicence');
        leaf($xml, 'DrivingLicenceName', $code);
        leaf($xml, 'DrivingLicenceRequired', $required);
        $xml->endElement();
    }
    $xml->endElement();
    $xml->endElement();
    leaf($xml, 'ProfessionalExperience', $ext('experience')[0]);
    leaf($xml, 'TravelRequired', $ext('travel')[0]);
    $xml->endElement();
    leaf($xml, 'NumberToFill', $job['totalJobOpenings']);
    leaf($xml, 'AssignmentStartDate', '2026-11-22');
    $xml->endElement();
    $xml->endElement();
}

[, $in, $out] = $argv;
$index = 0;
$number = 0;
$lines = [];
$source = fopen("$in/postings.jsonl", 'r');
while (true) {
    $line = fgets($source);
    if ($line !== false) {
        $lines[] = $line;
    }
    if (count($lines) === 500 || ($line === false && $lines)) {
        $file = "$out/$number.xml";
        $number++;
        $xml = new XMLWriter();
        $xml->openUri($file);
        $xml->startDocument('1.0', 'UTF-8');
        $xml->startElement('HRBAXMLJobPositionPosting');
        $xml->startElement('Header');
        leaf($xml, 'SupplierId', 'V999999900');
        leaf($xml, 'Timestamp', NOW);
        leaf($xml, 'Amount', count($lines));
        leaf($xml, 'TypeOfLoad', 'D');
        $xml->endElement();
        $xml->startElement('Data');
        foreach ($lines as $one) {
            posting($xml, $index++, json_decode($one, true, 64, JSON_THROW_ON_ERROR));
        }
        $xml->endDocument();
        $xml->flush();
        unset($xml);
        $written = new DOMDocument();
        $written->load($file, LIBXML_NONET);
        if (!$written->schemaValidate("$in/schema.xsd")) {
            fwrite(STDERR, "$file is not valid\n");
            exit(1);
        }
        $lines = [];
    }
    if ($line === false) {
        break;
    }
}
echo "$index\n";
