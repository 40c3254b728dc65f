package org.aushang.dispatch.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/** Which configurations get a file in Karaf's folder, and what is in it. */
class EtcFolderTest {

    private static final String FACTORY = "fake.pid";
    private static final String PID = FACTORY + "~main";

    @TempDir
    Path folder;

    private final Map<String, Object> values = new TreeMap<>(Map.of("supplierId", "Vä=1", "pin", "store:main.pin"));

    private void keep(String pid) throws IOException {
        new EtcFolder(Optional.of(folder)).keep(pid, FACTORY, values, Set.of("pin"));
    }

    @Test
    void a_new_configuration_gets_a_file_for_its_owner_only() throws IOException {
        keep(PID);

        Path file = folder.resolve("fake.pid~main.cfg");
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        assertThat(properties).containsOnly(Map.entry("supplierId", "Vä=1"), Map.entry("pin", "store:main.pin"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(values).containsEntry(EtcFolder.FILE, "file:" + file.toAbsolutePath());
        assertThat(folder).isDirectoryNotContaining("glob:**.draft");
    }

    @Test
    void each_change_is_written_into_it() throws IOException {
        keep(PID);
        values.put("supplierId", "V2");
        values.put("service.pid", PID);

        keep(PID);

        assertThat(Files.readString(folder.resolve("fake.pid~main.cfg")))
                .contains("supplierId=V2")
                .doesNotContain("service.pid")
                .doesNotContain("felix");
    }

    @Test
    void its_file_goes_with_a_configuration_but_not_that_of_a_person() throws IOException {
        keep(PID);
        new EtcFolder(Optional.of(folder)).delete(PID, FrameworkUtil.asDictionary(values));
        assertThat(folder).isEmptyDirectory();

        Path file = Files.writeString(folder.resolve(PID + ".cfg"), "# by hand");
        new EtcFolder(Optional.of(folder)).delete(PID, FrameworkUtil.asDictionary(values));
        assertThat(file).exists();
    }

    @Test
    void the_file_of_a_person_is_left_to_file_install() throws IOException {
        values.put(EtcFolder.FILE, "file:/etc/other.cfg");
        keep(PID);
        assertThat(folder).isEmptyDirectory();

        Path file = Files.writeString(folder.resolve("fake.pid~main.cfg"), "# by hand");
        values.put(EtcFolder.FILE, "file:" + file.toAbsolutePath());
        keep(PID);
        values.remove(EtcFolder.FILE);
        keep(PID);

        assertThat(file).hasContent("# by hand");
    }

    @Test
    void a_secret_in_plain_text_a_variable_and_an_unnamed_one_get_no_file() throws IOException {
        values.put("pin", "1234");
        keep(PID);
        values.put("pin", "store:main.pin");
        values.put("places", "${karaf.base}/DE.txt");
        keep(PID);
        values.remove("places");
        keep("fake.pid.0815");

        assertThat(folder).isEmptyDirectory();
        assertThat(values).doesNotContainKey(EtcFolder.FILE);
    }

    @Test
    void elsewhere_there_is_no_such_folder() throws IOException {
        new EtcFolder(Optional.empty()).keep(PID, FACTORY, values, Set.of("pin"));

        assertThat(values).doesNotContainKey(EtcFolder.FILE);
    }
}
