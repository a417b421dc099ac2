# What records hold, in words: values, fields, signers.

value-told = { $date } (“{ $said }”)
value-file = file { $hash }…
value-moment = { $date }, { $time }

field-deleted = Deleted
field-parent = Belongs to
field-order = Place in the list

signer-key = key { $key }…
signer-unknown = { $who }, not trusted here
signer-rejected = { $who }, rejected here

author-wrote = written by { $who }, { $at }
author-judged = judged by { $who }, { $at }
when-withheld = time withheld

purpose-own = own organisation

stage-verifying = Checking every byte…
stage-storing = Storing files…
stage-merging = Taking the records in…
stage-gathering = Gathering the records…
stage-exporting = Writing…
stage-pictures = Making small pictures of photos…
stage-stopping = Stopping…

count-records = { $n ->
    [one] { $shown } record
   *[other] { $shown } records
}
count-files = { $n ->
    [one] { $shown } file
   *[other] { $shown } files
}
count-both = { $records }, { $files }
