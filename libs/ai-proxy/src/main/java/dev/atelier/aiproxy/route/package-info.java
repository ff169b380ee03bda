/** Step 4 of the pipeline: which provider is asked, how often, and when not at all. */
@NullMarked
package dev.atelier.aiproxy.route;

import org.jspecify.annotations.NullMarked;
