package org.aushang.connector.arbeitsagentur.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every rule number of docs/hr-ba-xml.md#rules, and what we do about it. */
class RuleBookTest {

    /** In the order of docs/hr-ba-xml.md#rules. */
    private static final List<String> ALL = List.of(
            ("DataStore_110 DataStore_120 DataStore_130 139 049 062 107 066 186 187 188 168 090 085 086 087 038 146 148 080"
                            + " 081 082 083 147 182 119 032 068 096 153 181 140 111 106 120 121 178 175 183 042 164 036 127"
                            + " 039 176 158 041 180 125 126 116 133 135 137 037 103 124 115 089 060 142 179 113 128 123 052"
                            + " 053 055 160 110 050 184 063 064 010 033 056 067 034 868 177 035 048 097 108 044 054 138 144"
                            + " 051 030 100 101 102 130 132 170 171 172 173 174 185 166 ValidFlam_001 109")
                    .split(" "));

    /** Ids, versions and deactivations that the BA keeps; contracts; PO-box codes; which contact is a joint one. */
    private static final Set<String> ONLY_THE_BA = Set.of(
            "DataStore_110", "DataStore_120", "DataStore_130", "139", "049", "062", "107", "187", "168", "056", "054");

    /** Artists' offers and DailyRate are not offered, NamePrefix is not written, 109 was dropped in P82. */
    private static final Set<String> NEVER_WRITTEN = Set.of("133", "135", "137", "130", "132", "035", "109");

    @Test
    void no_number_is_missing_and_none_is_in_two_places() {
        List<String> accounted =
                new ArrayList<>(RuleBook.RULES.stream().map(Rule::number).toList());
        accounted.addAll(ONLY_THE_BA);
        accounted.addAll(NEVER_WRITTEN);

        assertThat(accounted).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ALL);
    }

    /** Each number is in the document's table, so that a reader finds what it says. */
    @Test
    void every_rule_is_documented() throws IOException {
        String document = Files.readString(Path.of("../../docs/hr-ba-xml.md"));
        String table = document.substring(document.indexOf("## Rules"), document.indexOf("## Ways to apply"));
        Set<String> documented = Pattern.compile("(?m)^\\| ([\\d, ]+) \\|")
                .matcher(table)
                .results()
                .flatMap(row -> Arrays.stream(row.group(1).split(", ")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented)
                .containsAll(
                        ALL.stream().map(rule -> rule.replaceAll("\\D*", "")).toList());
    }

    @Test
    void each_rule_that_is_checked_has_a_posting_that_passes_and_one_that_fails() {
        assertThat(new TreeSet<>(RulesTest.cases().map(RulesTest.Case::rule).toList()))
                .containsExactlyElementsOf(
                        new TreeSet<>(RuleBook.RULES.stream().map(Rule::number).toList()));
    }
}
