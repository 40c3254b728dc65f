package org.aushang.connector.arbeitsagentur.internal.check;

import java.time.LocalDate;
import java.util.List;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;

/** One rule of the BA, named by its number in dossier 5.2. Pure. */
interface Rule {

    List<Finding> findings(JobPosting posting, LocalDate today);
}
