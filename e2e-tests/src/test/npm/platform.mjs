// The platform under test, the simulated providers behind it, and one person who has an access token.

const gateway = process.env.ATELIER_GATEWAY;
const simulator = process.env.ATELIER_SIMULATOR;

export const key = process.env.ATELIER_TOKEN;
export const openAiUrl = `${gateway}/v1`;
export const anthropicUrl = gateway;

/** One model of each provider: every SDK has to work with all of them. */
export const models = ['gpt-6.2-sol', 'claude-haiku-4-5', 'gemini-3.5-flash'];

export const weatherQuestion = {role: 'user', content: 'What is the weather in Oslo?'};
export const endless = {role: 'user', content: 'Tell me everything. [[tokens=500]] [[delay=50]]'};

/** Runs `action` while a provider has a fault. */
export async function whileFaulty(fault, action) {
  await fetch(`${simulator}/_sim/faults`, {
    method: 'PUT',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(fault),
  });
  try {
    await action();
  } finally {
    await fetch(`${simulator}/_sim/faults`, {method: 'DELETE'});
  }
}

/** Waits until the provider has noticed that its newest call is of no use any more. */
export async function newestCallIsCancelled() {
  for (const end = Date.now() + 3_000; ; ) {
    const calls = await (await fetch(`${simulator}/_sim/ledger`)).json();
    const outcome = calls.at(-1).outcome;
    if (outcome === 'cancelled') return;
    if (Date.now() > end) throw new Error(`the newest call is ${outcome}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
