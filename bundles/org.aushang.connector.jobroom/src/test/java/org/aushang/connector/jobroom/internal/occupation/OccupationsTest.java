package org.aushang.connector.jobroom.internal.occupation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aushang.api.model.Term;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OccupationsTest {

    @TempDir
    Path directory;

    private Path list() throws IOException {
        Path file = directory.resolve("list.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            workbook.newWorksheet("Lies mich").value(0, 0, "Nichts");
            Worksheet sheet = workbook.newWorksheet("AVAM-Berufe komplett NEU");
            String[][] rows = {
                {"Code alt", "Beruf", "Profession", "Code neu", "Professione"},
                {"500", "Gärtner/in", "Jardinier/ère", "11101", "Giardiniere/a"},
                {"501", "Gärtnermeister/in", "Maître jardinier", "11102", "Maestro giardiniere"},
                {"502", "Ingenieur/in", "Ingénieur/e", "22201", "Ingegnere"}
            };
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length; column++) {
                    sheet.value(row, column, rows[row][column]);
                }
            }
        }
        return file;
    }

    @Test
    void occupations_are_found_by_the_beginnings_of_their_words_in_each_language() throws IOException {
        Occupations occupations = Occupations.read(list().toString());

        assertThat(occupations.lookUp("gartner", 5)).extracting(Term::code).containsExactly("11101", "11102");
        assertThat(occupations.lookUp("jardinier", 5)).extracting(Term::code).contains("11101", "11102");
        assertThat(occupations.lookUp("ingeni", 5)).extracting(Term::code).containsExactly("22201");
        assertThat(occupations.lookUp("11102", 5)).extracting(Term::code).containsExactly("11102");
        assertThat(occupations.lookUp("", 2)).hasSize(2);
    }

    @Test
    void codes_are_those_of_column_d() throws IOException {
        Occupations occupations = Occupations.read(list().toString());

        assertThat(occupations.knows("11101")).isTrue();
        assertThat(occupations.knows("500")).isFalse();
    }

    @Test
    void without_a_list_every_code_is_taken() throws IOException {
        assertThat(Occupations.read("").knows("1")).isTrue();
    }

    @Test
    void another_file_is_no_list() throws IOException {
        Path other = Files.writeString(directory.resolve("other.xlsx"), "no zip");

        assertThatIOException().isThrownBy(() -> Occupations.read(other.toString()));
        assertThatIOException()
                .isThrownBy(
                        () -> Occupations.read(directory.resolve("missing.xlsx").toString()));
    }
}
