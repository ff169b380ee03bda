/** stats-service: counts every usage event once and answers what was used and what it cost. */
@NullMarked
package dev.atelier.stats;

import org.jspecify.annotations.NullMarked;
