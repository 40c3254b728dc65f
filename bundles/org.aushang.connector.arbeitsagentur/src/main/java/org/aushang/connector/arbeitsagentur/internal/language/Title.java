package org.aushang.connector.arbeitsagentur.internal.language;

import java.util.regex.Pattern;

/** Checks whether a job's title addresses all genders. Pure. */
final class Title {

    /** {@code (m/w/d)} in any order and with any letters that are in use, {@code all genders}. */
    private static final Pattern MARKED = Pattern.compile(
            "(?iu)[(\\[]?\\b[mwdfxhagi](\\s*[/|,*]\\s*[mwdfxhagi]){1,3}\\b[)\\]]?|all genders|alle geschlechter|gn\\b");

    /** {@code Koch/Köchin}, {@code Entwickler:in}, {@code Verkäufer(in)}, {@code Kaufmann/-frau}, {@code EntwicklerInnen}. */
    private static final Pattern BOTH = Pattern.compile(
            "(?u)\\p{L}[/:*_(]-?(in|innen|r|e|n|frau|mann)\\b|\\p{Ll}In(nen)?\\b|\\p{L}+/-?\\s?\\p{L}*(in|frau|mann)\\b|\\p{L}+(in|frau) (und|oder|/) \\p{L}+|\\p{L}+ (und|oder) \\p{L}+in\\b");

    /** Words that mean everybody already. */
    private static final Pattern NEUTRAL = Pattern.compile(
            "(?iu)(kraft|kräfte|hilfe|leitung|assistenz|person|personal|führung|vertretung|team|support|management|verwaltung"
                    + "|beratung|entwicklung|pflege|betreuung|service|reinigung|praktikum|ausbildung|studium|minijob"
                    + "|ierende|tende|nde|stellte|amte)[rn]?(?!\\p{L})");

    /** Endings of words for a man. */
    private static final Pattern MAN = Pattern.compile(
            "(?iu)\\p{L}{2,}(er|ist|eur|or|ent|ant|loge|bote)(?!\\p{L})|(mann|arzt|koch|wirt|wart)(?!\\p{L})");

    /** Endings of words for a woman. */
    private static final Pattern WOMAN = Pattern.compile("(?iu)(erin|istin|eurin|frau|ärztin|köchin|wirtin)(?!\\p{L})");

    /** Behind these words stands the field, not the job. */
    private static final Pattern FIELD = Pattern.compile("(?iu) (für|im|in|bei|mit|am|an|zur|zum|der|des) ");

    /** What is longer is no title, and patterns would take their time over it. */
    private static final int LONGEST = 200;

    private Title() {}

    /** A doubt, not a certainty: titles in other languages and made-up words are left alone. */
    static boolean speaksToOneSexOnly(String title) {
        String bare = title.length() > LONGEST ? title.substring(0, LONGEST) : title;
        String job = FIELD.split(bare, 2)[0];
        return !MARKED.matcher(bare).find()
                && !BOTH.matcher(bare).find()
                && !NEUTRAL.matcher(job).find()
                && (MAN.matcher(job).find() || WOMAN.matcher(job).find());
    }
}
