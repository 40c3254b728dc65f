# What an ATS in Ruby would do: JSON lines in, validated files of 500 out, by Nokogiri's builder and its schema validation.
# ruby postings.rb <folder with postings.jsonl and schema.xsd> <folder of the files>
require "json"
require "nokogiri"

REGIONS = { "Schleswig-Holstein" => 15, "Berlin" => 3, "Sachsen" => 13, "Nordrhein-Westfalen" => 10 }.freeze

def place(xml, name, address)
  xml.public_send(name) do
    xml.CountryCode address["addressCountry"]
    xml.PostalCode address["postalCode"]
    xml.Region REGIONS.fetch(address["addressRegion"])
    xml.Municipality address["addressLocality"]
    xml.StreetName address["streetAddress"]
  end
end

def thousands(number)
  number.to_s.reverse.scan(/\d{1,3}/).join(".").reverse
end

def posting(xml, index, job)
  contact = job["applicationContact"]
  company = job["hiringOrganization"]
  address = job["jobLocation"][0]["address"]
  ext = ->(name) { job["arbeitsagentur:#{name}"] }
  xml.JobPositionPosting do
    xml.JobPositionPostingId "99999-B#{index}-S"
    xml.HiringOrg do
      xml.HiringOrgName company["name"]
      xml.HiringOrgId "A000A00001"
      xml.ProfileWebSite company["url"]
      xml.Contact { xml.FamilyName contact["familyName"] }
    end
    xml.PostDetail do
      xml.StartDate "2026-11-22"
      xml.EndDate job["validThrough"]
      xml.LastModificationDate "2026-11-22T09:30:00+01:00"
      xml.Status 1
      xml.Action 1
      xml.SupplierId "V999999900"
      xml.SupplierName company["name"]
      xml.SupplierIndustrie 5
      xml.InternetReference job["url"]
      xml.PostedBy do
        xml.Contact do
          xml.Company company["name"]
          xml.Salutation(contact["honorificPrefix"] == "Frau" ? 2 : 1)
          xml.GivenName contact["givenName"]
          xml.FamilyName contact["familyName"]
          place(xml, "PostalAddress", address)
          area, number = contact["telephone"].match(/\A0(\d+) (\d+)\z/).captures
          xml.VoiceNumber do
            xml.IntlCode "+49"
            xml.AreaCode area
            xml.TelNumber number
          end
          xml.EMail contact["email"]
          xml.JobContactWebSite contact["url"]
        end
      end
    end
    xml.JobPositionInformation do
      xml.JobPositionTitle { xml.TitleCode ext["titleCode"][0] }
      xml.AlternativeJobPositionTitle { xml.TitleCode ext["alternativeTitleCode"][0] }
      xml.JobPositionTitleDescription job["title"]
      xml.JobOfferType 1
      xml.SocialInsurance 1
      xml.Objective job["description"].strip
      xml.EducationAuthorisation 0
      xml.JobPositionDescription do
        xml.JobPositionLocation { place(xml, "Location", address) }
        xml.Application do
          xml.KindOfApplication 3
          xml.KindOfApplication 6
        end
        xml.Classification do
          xml.Schedule do
            xml.HoursPerWeek ext["hoursPerWeek"][0]
            xml.WorkingPlan(job["employmentType"][0] == "PART_TIME" ? 10 : 1)
          end
          xml.Duration { xml.TemporaryOrRegular 2 }
        end
        xml.CompensationDescription do
          salary = job["baseSalary"]["value"]
          xml.Salary "#{thousands(salary['minValue'])} bis #{thousands(salary['maxValue'])} EUR brutto im Jahr"
        end
      end
      xml.JobPositionRequirements do
        xml.QualificationsRequired do
          xml.LanguageQualifs do
            ext["language"].each do |language|
              code, level = language.split(":")
              xml.Language do
                xml.LanguageName code
                xml.LanguageLevel level
              end
            end
          end
          xml.CertificationQualifs do
            ext["certificate"].each { |name| xml.Certification { xml.CertificationName name } }
          end
          xml.SkillQualifs do
            ext["skill"].each do |skill|
              code, level = skill.split(":")
              xml.HardSkill do
                xml.SkillName code
                xml.SkillLevel level
              end
            end
            ext["softSkill"].each { |skill| xml.SoftSkill { xml.SkillName skill } }
          end
          xml.Mobility do
            ext["drivingLicence"].each do |licence|
              code, required = licence.split(":")
              xml.DrivingLicence do
                xml.DrivingLicenceName code
                xml.DrivingLicenceRequired required
              end
            end
          end
        end
        xml.ProfessionalExperience ext["experience"][0]
        xml.TravelRequired ext["travel"][0]
      end
      xml.NumberToFill job["totalJobOpenings"]
      xml.AssignmentStartDate "2026-11-22"
    end
  end
end

folder, out = ARGV
schema = Nokogiri::XML::Schema(File.read("#{folder}/schema.xsd"))
index = 0
File.foreach("#{folder}/postings.jsonl").each_slice(500).with_index do |lines, number|
  builder = Nokogiri::XML::Builder.new(encoding: "UTF-8") do |xml|
    xml.HRBAXMLJobPositionPosting do
      xml.Header do
        xml.SupplierId "V999999900"
        xml.Timestamp "2026-11-22T08:30:00+00:00"
        xml.Amount lines.size
        xml.TypeOfLoad "D"
      end
      xml.Data do
        lines.each do |line|
          posting(xml, index, JSON.parse(line))
          index += 1
        end
      end
    end
  end
  File.write("#{out}/#{number}.xml", builder.to_xml(save_with: Nokogiri::XML::Node::SaveOptions::AS_XML))
  errors = schema.validate(builder.doc)
  abort errors.first.to_s unless errors.empty?
end
puts index
