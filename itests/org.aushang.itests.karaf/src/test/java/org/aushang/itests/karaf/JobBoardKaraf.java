package org.aushang.itests.karaf;

import static org.ops4j.pax.exam.CoreOptions.maven;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.features;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.logLevel;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.karaf.options.LogLevelOption.LogLevel;
import org.ops4j.pax.exam.options.MavenArtifactUrlReference;
import org.ops4j.pax.exam.options.extra.VMOption;

/** A plain Karaf that knows our feature repositories and nothing else, without a network. */
final class JobBoardKaraf {

    private static final String VERSION = System.getProperty("karaf.version", "");
    private static final String URLS = "etc/org.ops4j.pax.url.mvn.cfg";

    private JobBoardKaraf() {}

    /** @param installed features that are there from the start */
    static Option[] with(String... installed) {
        Path target = Path.of(System.getProperty("aushang.target", "target"));
        Path repository = unzipKars(target.resolve("kars"), target.resolve("kar-contents"));
        List<Option> options = new ArrayList<>(List.of(
                karafDistributionConfiguration()
                        .frameworkUrl(maven("org.apache.karaf", "apache-karaf", VERSION)
                                .type("tar.gz"))
                        .unpackDirectory(target.resolve("exam").toFile())
                        .useDeployFolder(false)
                        .runEmbedded(false),
                keepRuntimeFolder(),
                logLevel(LogLevel.INFO),
                configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
                editConfigurationFilePut(
                        URLS,
                        "org.ops4j.pax.url.mvn.localRepository",
                        System.getProperty("org.ops4j.pax.url.mvn.localRepository", "")),
                editConfigurationFilePut(URLS, "org.ops4j.pax.url.mvn.repositories", ""),
                editConfigurationFilePut(
                        URLS,
                        "org.ops4j.pax.url.mvn.defaultRepositories",
                        "${karaf.home.uri}${karaf.default.repository}@id=system.repository@snapshots,"
                                + repository.toUri() + "@id=aushang@snapshots"),
                editConfigurationFilePut("etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", "" + freePort()),
                editConfigurationFilePut(
                        "etc/org.ops4j.pax.web.cfg", "org.ops4j.pax.web.listening.addresses", "127.0.0.1"),
                // Its file copies of configurations log an error when one is deleted while they are written.
                editConfigurationFilePut("etc/config.properties", "felix.fileinstall.enableConfigSave", "false"),
                editConfigurationFilePut("etc/users.properties", "itest", "secret,_g_:admingroup"),
                editConfigurationFilePut(
                        "etc/users.properties", "_g_:admingroup", "group,admin,manager,viewer,systembundles"),
                CoreOptions.systemProperty("aushang.gateway.port").value("" + freePort()),
                CoreOptions.systemProperty("aushang.gateway.control").value("" + freePort()),
                CoreOptions.systemProperty("aushang.target").value(target.toString())));
        options.add(CoreOptions.bundle(
                target.resolve("support/org.aushang.itests.support.jar").toUri().toString()));
        // The demo's repository knows those of the core and of the BA; what is installed may lie in any of them.
        options.add(features(repository("org.aushang.features.feed")));
        options.add(features(repository("org.aushang.features.demo"), installed));
        options.add(new VMOption("-Djava.io.tmpdir=" + emptyFolder(target)));
        asBinKarafDoes().forEach(argument -> options.add(new VMOption(argument)));
        return options.toArray(Option[]::new);
    }

    /** For temporary files of this Karaf alone; the machine's own folder holds other programs' files too. */
    private static Path emptyFolder(Path target) {
        try {
            return Files.createTempDirectory(Files.createDirectories(target.resolve("tmp")), "karaf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MavenArtifactUrlReference repository(String artifact) {
        return maven("org.aushang", artifact, System.getProperty("aushang.version", ""))
                .type("xml")
                .classifier("features");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A KAR holds a Maven repository. */
    private static Path unzipKars(Path kars, Path into) {
        try (var files = Files.list(kars)) {
            for (Path kar : files.toList()) {
                unzip(kar, into);
            }
            return into.resolve("repository");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unzip(Path kar, Path into) throws IOException {
        try (InputStream in = Files.newInputStream(kar);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = into.resolve(entry.getName()).normalize();
                if (!entry.isDirectory() && file.startsWith(into)) {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static List<String> asBinKarafDoes() {
        List<String> all = new ArrayList<>(List.of(
                "--add-reads=java.xml=java.logging",
                "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                "--patch-module",
                "java.base=lib/endorsed/org.apache.karaf.specs.locator-" + VERSION + ".jar",
                "--patch-module",
                "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + VERSION + ".jar"));
        for (String open : List.of(
                "java.base/java.security",
                "java.base/java.net",
                "java.base/java.lang",
                "java.base/java.util",
                "java.naming/javax.naming.spi",
                "java.rmi/sun.rmi.transport.tcp")) {
            all.addAll(List.of("--add-opens", open + "=ALL-UNNAMED"));
        }
        for (String export : List.of(
                "java.base/sun.net.www.protocol.file",
                "java.base/sun.net.www.protocol.ftp",
                "java.base/sun.net.www.protocol.http",
                "java.base/sun.net.www.protocol.https",
                "java.base/sun.net.www.protocol.jar",
                "java.base/sun.net.www.content.text",
                "jdk.xml.dom/org.w3c.dom.html",
                "jdk.naming.rmi/com.sun.jndi.url.rmi",
                "java.rmi/sun.rmi.registry",
                "java.security.sasl/com.sun.security.sasl",
                "java.naming/com.sun.jndi.ldap")) {
            all.add("--add-exports=" + export + "=ALL-UNNAMED");
        }
        all.addAll(Arrays.asList("-Xmx512m", "-classpath", "lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*"));
        return all;
    }
}
