package org.aushang.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs them all, in JVMs of their own, and says how the medians relate. Ends with 1 if a goal is missed. */
public final class Main {

    private static final int ITERATIONS = 5;

    private final Map<String, Double> perSecond = new TreeMap<>();
    private boolean met = true;

    private Main() {}

    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        Main main = new Main();
        if (!List.of(arguments).contains("--ledger")) {
            main.throughput("Writing");
            main.throughput("Reading");
            main.say();
            main.typing();
            main.million();
        }
        main.program(Remembering.class, "-Xmx4g");
        main.program(Masses.class, "-Xmx4g");
        main.program(AmongMany.class, "-Xmx2g");
        main.program(Idle.class, "-Xmx512m");
        System.exit(main.met ? 0 : 1);
    }

    private void throughput(String type) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("org\\.aushang\\.benchmarks\\." + type + "\\.")
                        .mode(Mode.Throughput)
                        .timeUnit(TimeUnit.SECONDS)
                        .forks(2)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(3))
                        .measurementIterations(ITERATIONS)
                        .measurementTime(TimeValue.seconds(3))
                        .jvmArgsAppend("-Xms2g", "-Xmx2g")
                        .build())
                .run();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            perSecond.put(name.substring(name.indexOf(type)), median(result));
        }
    }

    private static double median(RunResult result) {
        List<Double> scores = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(IterationResult::getPrimaryResult)
                .map(one -> one.getScore())
                .sorted()
                .toList();
        return scores.get(scores.size() / 2);
    }

    private double of(String name) {
        Double found = perSecond.get(name);
        if (found == null) {
            throw new IllegalStateException("no benchmark " + name + " among " + perSecond.keySet());
        }
        return found;
    }

    private void goal(String text, double value, double least) {
        boolean good = value >= least;
        met &= good;
        print("%-70s %8.2f   goal at least %.2f: %s", text, value, least, good ? "met" : "MISSED");
    }

    private void say() {
        print("");
        print("Medians of two runs of %d iterations, postings or records a second:", ITERATIONS);
        perSecond.forEach((name, rate) -> print("  %-40s %,12.0f", name, rate));
        print("");
        goal(
                "ours / JAXB with javax.xml.validation afterwards",
                of("Writing.ours") / of("Writing.jaxbThenValidation"),
                2.5);
        goal(
                "ours / bare Woodstox with javax.xml.validation afterwards",
                of("Writing.ours") / of("Writing.bareWoodstoxThenValidation"),
                2);
        goal("ours / bare Woodstox with the same bytes", of("Writing.ours") / of("Writing.bareWoodstox"), 0.35);
        double translate = 1 / of("Writing.translate");
        double check = 1 / of("Writing.check");
        double write = 1 / of("Writing.oursWithoutSchema");
        double all = 1 / of("Writing.ours");
        goal("check + translate + write + validate, postings a second", of("Writing.whole"), 12_000);
        print(
                "  on their own: check %.0f µs (a translation inside), translate %.0f µs, write %.0f µs, validate %.0f µs",
                1e6 * check, 1e6 * translate, 1e6 * write, 1e6 * (all - write));
        print("%-70s %8.2f", "reader / bare StAX pass", of("Reading.reader") / of("Reading.bareStax"));
    }

    private void typing() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("org\\.aushang\\.benchmarks\\.Knowing\\.")
                        .mode(Mode.SampleTime)
                        .timeUnit(TimeUnit.MICROSECONDS)
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(3))
                        .measurementIterations(ITERATIONS)
                        .measurementTime(TimeValue.seconds(3))
                        .build())
                .run();
        for (RunResult result : results) {
            boolean lint = result.getParams().getBenchmark().endsWith("lint");
            double value = lint
                    ? result.getPrimaryResult().getStatistics().getPercentile(50)
                    : result.getPrimaryResult().getStatistics().getPercentile(99);
            double most = lint ? 500 : 10_000;
            met &= value < most;
            print(
                    "%-70s %8.0f µs   goal under %.0f: %s",
                    lint
                            ? "language check of a posting with 3 KB of text, median"
                            : "suggestion among 15,000 occupations, p99",
                    value,
                    most,
                    value < most ? "met" : "MISSED");
        }
    }

    /** In a JVM of its own, because its heap is the point. */
    private void million() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MillionPostings.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String bytes = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exit = process.waitFor();
        met &= exit == 0;
        print(
                "1,000,000 postings with -Xmx64m: %s bytes in %d s, %s",
                bytes, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin), exit == 0 ? "met" : "MISSED");
    }

    /** Says its figures itself. */
    private void program(Class<?> type, String heap) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        heap,
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        type.getName())
                .inheritIO()
                .start();
        met &= process.waitFor() == 0;
    }

    private static void print(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }
}
