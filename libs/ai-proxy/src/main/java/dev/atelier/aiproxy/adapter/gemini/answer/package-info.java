/** What Gemini answers, in canonical form. */
@NullMarked
package dev.atelier.aiproxy.adapter.gemini.answer;

import org.jspecify.annotations.NullMarked;
