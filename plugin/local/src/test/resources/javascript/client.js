// Microsoft's Batch client for JavaScript against the URL, account and key that are given.
const { BatchServiceClient, BatchSharedKeyCredentials } = require('@azure/batch');

const [, , url, account, key] = process.argv;
const JOB = 'from-javascript';

async function completed(client, taskId) {
  for (;;) {
    const task = await client.task.get(JOB, taskId);
    if (task.state === 'completed') {
      return task;
    }
  }
}

async function main() {
  const client = new BatchServiceClient(new BatchSharedKeyCredentials(account, key), url);
  await client.job.add({ id: JOB, poolInfo: { poolId: 'local' } });
  await client.task.add(JOB, { id: 'hello', commandLine: "bash -c 'echo hello'" });
  const task = await completed(client, 'hello');
  console.log(`result ${task.executionInfo.result} ${task.executionInfo.exitCode}`);

  const options = { filter: "state eq 'completed'", select: 'id,state' };
  const tasks = await client.task.list(JOB, { taskListOptions: options });
  console.log(`list ${tasks.map((each) => each.id)}`);

  const file = await client.file.getFromTask(JOB, 'hello', 'stdout.txt');
  let text = '';
  for await (const chunk of file.readableStreamBody) {
    text += chunk;
  }
  console.log(`stdout ${text.trim()}`);

  const added = await client.task.addCollection(JOB, [
    { id: 'next', commandLine: 'true' },
    { id: 'hello', commandLine: 'true' },
  ]);
  console.log(`collection ${added.value.map((each) => `${each.taskId}:${each.status}`)}`);

  await client.task.get(JOB, 'gone').catch((e) => console.log(`error ${e.statusCode} ${e.body.code}`));
}

main().catch((e) => {
  console.error(e.message);
  process.exit(1);
});
