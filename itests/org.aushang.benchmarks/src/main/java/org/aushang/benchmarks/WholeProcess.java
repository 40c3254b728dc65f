package org.aushang.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aushang.api.model.JobPosting;
import org.aushang.connector.arbeitsagentur.internal.translate.Translation;
import org.aushang.hrbaxml.PostingFileWriter;
import org.aushang.hrbaxml.SchemaRelease;
import org.aushang.hrbaxml.schema.JobPositionPostingType;
import org.aushang.schemaorg.JobPostingReader;
import org.aushang.schemaorg.JobPostingWriter;

/** JSON lines in, validated files of 500 out, in a JVM that has just started; and what it and its rivals read. */
public final class WholeProcess {

    private static final int FILE = 500;

    private WholeProcess() {}

    /** {@code prepare <folder> <postings>}, or {@code <folder> <folder of the files>}. */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("prepare")) {
            prepare(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        } else {
            convert(Path.of(arguments[0]), Path.of(arguments[1]));
        }
    }

    private static void prepare(Path folder, int postings) throws IOException {
        try (InputStream in = SchemaRelease.P82.xsd()) {
            Files.copy(in, folder.resolve("schema.xsd"));
        }
        JobPostingWriter json = new JobPostingWriter();
        try (Writer out = Files.newBufferedWriter(folder.resolve("postings.jsonl"))) {
            for (int i = 0; i < postings; i++) {
                out.write(json.write(Postings.posting(i)));
                out.write('\n');
            }
        }
    }

    /** Reads and translates on one thread while the other writes and validates. */
    private static void convert(Path from, Path to) throws IOException {
        Translation translation = new Translation(Postings.SETTINGS);
        JobPostingReader reader = new JobPostingReader();
        ExecutorService reading = Executors.newSingleThreadExecutor();
        int index = 0;
        try (BufferedReader lines = Files.newBufferedReader(from.resolve("postings.jsonl"))) {
            Future<List<JobPositionPostingType>> next = reading.submit(() -> part(lines, 0, reader, translation));
            for (List<JobPositionPostingType> part = next.get(); !part.isEmpty(); part = next.get()) {
                int first = index + part.size();
                next = reading.submit(() -> part(lines, first, reader, translation));
                write(part, to.resolve(index / FILE + ".xml"));
                index = first;
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        } finally {
            reading.shutdownNow();
        }
        System.out.println(index);
    }

    private static void write(List<JobPositionPostingType> part, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            PostingFileWriter writer = new PostingFileWriter(out, Postings.header(part.size()), SchemaRelease.P82);
            part.forEach(writer::posting);
            writer.close();
            if (!writer.violations().isEmpty()) {
                throw new IOException("not valid: " + writer.violations());
            }
        }
    }

    private static List<JobPositionPostingType> part(
            BufferedReader lines, int first, JobPostingReader reader, Translation translation) throws IOException {
        List<JobPositionPostingType> part = new ArrayList<>(FILE);
        while (part.size() < FILE) {
            String line = lines.readLine();
            if (line == null) {
                break;
            }
            JobPosting posting = reader.read(line).postings().get(0);
            part.add(translation
                    .translate(Postings.id(first + part.size()), posting, false, Postings.CLOCK)
                    .document());
        }
        return part;
    }
}
