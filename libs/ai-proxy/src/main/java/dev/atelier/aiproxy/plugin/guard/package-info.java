/** The border between the platform and the code of a plug-in, which can hurt nobody but its own calls. */
@NullMarked
package dev.atelier.aiproxy.plugin.guard;

import org.jspecify.annotations.NullMarked;
