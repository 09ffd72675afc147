-- Waiting jobs for backup and restore. The queue's own tables are closed to every role but the worker's: the keeper
-- reads them by this view and puts a job back by this function, each within its own transaction, so that rows and
-- jobs are saved and restored together.

set local role banso_worker;

-- `place` keeps the order in which jobs were added; the queue numbers them anew.
create view graphile_worker.banso_job as
  select row_number() over (order by j.id) as place, t.identifier as task, j.payload, q.queue_name, j.run_at,
    j.attempts, j.max_attempts, j.key as job_key, j.priority,
    array(select flag from jsonb_object_keys(j.flags) as flag order by flag) as flags
  from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id
  left join graphile_worker._private_job_queues q on q.id = j.job_queue_id;
grant select on graphile_worker.banso_job to banso_keeper;

create function graphile_worker.banso_put_back(job graphile_worker.banso_job) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select graphile_worker.reschedule_jobs(
      job_ids => array[(graphile_worker.add_job(
        identifier => job.task, payload => job.payload, queue_name => job.queue_name, run_at => job.run_at,
        max_attempts => job.max_attempts, job_key => job.job_key, priority => job.priority,
        flags => nullif(job.flags, '{}'))).id],
      run_at => job.run_at,
      attempts => job.attempts);
  end;
revoke all on function graphile_worker.banso_put_back from public;
grant execute on function graphile_worker.banso_put_back to banso_keeper;

set local role banso_owner;
