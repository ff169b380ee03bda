/** The call journal: one document a call, which is at once the record of what happened and the outbox of its event. */
@NullMarked
package dev.atelier.aiproxy.journal;

import org.jspecify.annotations.NullMarked;
