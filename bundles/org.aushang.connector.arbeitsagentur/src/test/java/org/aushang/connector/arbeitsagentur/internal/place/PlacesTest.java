package org.aushang.connector.arbeitsagentur.internal.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

    @ParameterizedTest
    @CsvSource({
        "01067, SN", "10115, BE", "14467, BB", "20095, HH", "24103, SH", "28195, HB", "30159, NI", "40213, NW",
        "60311, HE", "55116, RP", "66111, SL", "70173, BW", "80331, BY", "99084, TH", "39104, ST", "18055, MV",
        "22145, HH SH", "07919, SN TH", "97909, BY"
    })
    void knows_the_land_of_a_postal_code(String code, String laender) {
        assertThat(PostalCodes.laender(code)).containsExactly(laender.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"00000", "1011", "10115a", "99999", "''"})
    void knows_no_land_of_what_is_no_code_in_use(String code) {
        assertThat(PostalCodes.laender(code)).isEmpty();
    }

    @Test
    void is_not_sure_of_a_single_code_in_the_midst_of_another_land() {
        assertThat(PostalCodes.isSure("10115")).isTrue();
        assertThat(PostalCodes.laender("20083")).containsExactly("BY");
        assertThat(PostalCodes.isSure("20083")).isFalse();
    }

    @Test
    void knows_the_towns_of_a_loaded_table(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("DE.txt"),
                """
                DE\t06108\tHalle (Saale)\tSachsen-Anhalt\tST\t\t00\tHalle\t15002\t51.48\t11.97\t4
                DE\t26121\tOldenburg\tNiedersachsen\tNI
                DE\t24103\tKiel\tSchleswig-Holstein\tSH
                DE\t24103\tKiel, Landeshauptstadt\tSchleswig-Holstein\tSH
                AT\t1010\tWien\tWien\t09
                """);

        Places places = Places.read(file);

        assertThat(places.towns("06108")).containsExactly("Halle (Saale)");
        assertThat(places.mayLieAt("Halle", "06108")).isTrue();
        assertThat(places.mayLieAt("Oldenburg (Oldb)", "26121")).isTrue();
        assertThat(places.mayLieAt("Lübeck", "24103")).isFalse();
        assertThat(places.mayLieAt("Irgendwo", "99999")).isTrue();
    }

    @Test
    void refuses_a_file_that_is_no_table(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("DE.txt"), "plz,ort\n24103,Kiel\n");

        assertThatThrownBy(() -> Places.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("GeoNames");
        assertThat(new PlaceTables().at(folder.resolve("absent.txt")).trouble()).isNotEmpty();
    }
}
