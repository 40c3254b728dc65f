package org.aushang.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aushang.api.model.JobPosting;
import org.aushang.connector.arbeitsagentur.internal.language.Lint;
import org.aushang.connector.arbeitsagentur.internal.occupation.OccupationIndex;
import org.aushang.connector.arbeitsagentur.internal.occupation.OccupationIndex.Wanted;
import org.aushang.hrbaxml.catalogue.Catalogue;
import org.aushang.hrbaxml.catalogue.Occupation;
import org.aushang.hrbaxml.catalogue.Occupation.Kind;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a person who is typing waits for: a suggestion among 15,000 occupations, and the lint of 3 KB of text. */
@State(Scope.Thread)
public class Knowing {

    private static final String[] JOBS =
            ("Verkäufer/in Fachverkäufer/in Entwickler/in Softwareentwickler/in Mechaniker/in Industriemechaniker/in"
                            + " Elektroniker/in Mechatroniker/in Kaufmann/-frau Bürokaufmann/-frau Pflegefachmann/-frau Krankenpfleger/in"
                            + " Erzieher/in Lehrer/in Ingenieur/in Techniker/in Meister/in Fahrer/in Berufskraftfahrer/in Busfahrer/in"
                            + " Koch/Köchin Bäcker/in Konditor/in Fleischer/in Gärtner/in Landschaftsgärtner/in Maler/in Tischler/in"
                            + " Zimmerer/Zimmerin Maurer/in Dachdecker/in Anlagenmechaniker/in Informatiker/in Fachinformatiker/in"
                            + " Berater/in Fachberater/in Sachbearbeiter/in Assistent/in Fachangestellte/r Laborant/in Zeichner/in"
                            + " Helfer/in Leiter/in Betriebsleiter/in Referent/in Redakteur/in Übersetzer/in Therapeut/in"
                            + " Physiotherapeut/in Arzt/Ärztin Apotheker/in Optiker/in Friseur/in Kosmetiker/in Florist/in Schneider/in")
                    .split(" ");

    private static final String[] TITLES = {
        "Softwareentwickler (m/w/d) Java",
        "Pflegefachfrau",
        "Kauffrau für Büromanagement",
        "Verkäuferin im Einzelhandel",
        "Industriemechanicker",
        "Fachinformatiker Systemintegration in Vollzeit gesucht",
        "MFA",
        "indust",
        "Senior Software Engineer Backend",
        "Berufskraftfahrer CE Nahverkehr (m/w/d) ab sofort"
    };

    private final List<OccupationIndex> lexicons = new ArrayList<>();
    private final JobPosting posting = Postings.posting(4711);
    private int next;

    /** As many entries as the BA's catalogue has (docs/hr-ba-xml.md#occupations), made of words like its own. */
    @Setup
    public void prepare() {
        Map<String, Occupation> occupations = new LinkedHashMap<>();
        String[] fields =
                ("Backwaren Textil Möbel Elektro Sanitär Heizung Klima Metall Holz Glas Bau Straßenbau Tiefbau Hochbau Logistik"
                                + " Lager Einzelhandel Großhandel Außenhandel Bank Versicherung Immobilien Tourismus Hotel Gastronomie"
                                + " Küche Systemintegration Anwendungsentwicklung Datenbanken Netzwerke Telekommunikation Medien Druck"
                                + " Marketing Vertrieb Einkauf Personal Buchhaltung Steuern Recht Verwaltung Altenpflege Kinderpflege"
                                + " Intensivpflege Anästhesie Radiologie Chirurgie Labor Chemie Biologie Physik Umwelt Energie Wasser"
                                + " Luftfahrt Schifffahrt Eisenbahn Kraftfahrzeug Landwirtschaft Forst Tierhaltung Gartenbau Floristik")
                        .split(" ");
        for (int i = 0; occupations.size() < 15_000; i++) {
            String id = String.valueOf(10_000 + i);
            String name = JOBS[i % JOBS.length] + " - " + fields[(i / JOBS.length) % fields.length]
                    + (i >= JOBS.length * fields.length ? " und " + fields[(i * 7) % fields.length] : "");
            occupations.put(
                    id,
                    new Occupation(
                            id,
                            "B 43414-100",
                            i % 3 == 0 ? Kind.ACTIVITY : Kind.TRAINING,
                            Set.of("1910"),
                            Set.of(2),
                            false,
                            "-",
                            true,
                            false,
                            name,
                            List.of(name.replace("/in", "").replace("/-frau", ""))));
        }
        lexicons.add(new OccupationIndex(new Catalogue(occupations, Map.of())));
    }

    @Benchmark
    public Object suggest() {
        String title = TITLES[next++ % TITLES.length];
        return lexicons.get(0).suggest(title, Wanted.ANY_ACTIVITY, 10);
    }

    @Benchmark
    public Object lint() {
        return Lint.findings(posting);
    }
}
