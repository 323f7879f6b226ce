// Events of a storage account for camunda-azure-batch: a queue, and what delivers to it.
// az deployment group create --resource-group <group> --template-file events.bicep \
//   --parameters storageAccountName=<name> readerPrincipalId=<object id of the application's identity>

@description('The storage account that keeps the outputs.')
param storageAccountName string

@description('The queue, as the property accounts.<name>.events.queue names it.')
param queueName string = 'batch-events'

@description('Only blobs in containers whose names begin so; all containers if empty.')
param containerPrefix string = ''

@description('The object id of the identity that reads the queue; empty where the account key is used.')
param readerPrincipalId string = ''

param location string = resourceGroup().location

// Storage Queue Data Message Processor
var messageProcessor = '8a0f0c08-91a1-4084-bc3d-661d67233fed'
// Storage Queue Data Message Sender
var messageSender = 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageAccountName
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2023-05-01' existing = {
  parent: storage
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = {
  parent: queues
  name: queueName
}

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' = {
  name: '${storageAccountName}-${queueName}'
  location: location
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    source: storage.id
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

resource sender 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(queue.id, topic.id, messageSender)
  scope: queue
  properties: {
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', messageSender)
  }
}

resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(readerPrincipalId)) {
  name: guid(queue.id, readerPrincipalId, messageProcessor)
  scope: queue
  properties: {
    principalId: readerPrincipalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', messageProcessor)
  }
}

resource eventSubscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2022-06-15' = {
  parent: topic
  name: queueName
  dependsOn: [
    sender
  ]
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    filter: {
      includedEventTypes: [
        'Microsoft.Storage.BlobCreated'
      ]
      subjectBeginsWith: '/blobServices/default/containers/${containerPrefix}'
    }
    deliveryWithResourceIdentity: {
      identity: {
        type: 'SystemAssigned'
      }
      destination: {
        endpointType: 'StorageQueue'
        properties: {
          resourceId: storage.id
          queueName: queue.name
        }
      }
    }
  }
}
