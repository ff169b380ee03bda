/** Step 3 of the pipeline: reserving the most a call can cost. */
@NullMarked
package dev.atelier.aiproxy.hold;

import org.jspecify.annotations.NullMarked;
